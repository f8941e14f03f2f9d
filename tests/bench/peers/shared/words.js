// The words of an edition: texts, counts and dates, all by the browser's own Intl.

export class Words {
  constructor(lang, texts) {
    this.texts = texts;
    this.plural = new Intl.PluralRules(lang);
    this.number = new Intl.NumberFormat(lang);
    this.date = new Intl.DateTimeFormat(lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  }

  fill(key, values) {
    return fill(this.texts[key], values);
  }

  count(key, number) {
    const forms = this.texts[key];
    return fill(forms[this.plural.select(number)] ?? forms.other, { count: this.number.format(number) });
  }

  day(iso) {
    const parts = this.date.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]);
    return fill(this.texts.date.pattern, Object.fromEntries(parts));
  }
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
