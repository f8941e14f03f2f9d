// Links that share an article.

const encode = encodeURIComponent;

const SERVICES = {
  facebook: { label: "Facebook", link: (url) => `https://www.facebook.com/sharer/sharer.php?u=${url}` },
  twitter: { label: "Twitter", link: (url, title) => `https://x.com/intent/post?url=${url}&text=${title}` },
  pinterest: {
    label: "Pinterest",
    link: (url, title, image) =>
      `https://www.pinterest.com/pin/create/button/?url=${url}&description=${title}&media=${image}`,
  },
  whatsapp: { label: "WhatsApp", link: (url, title) => `https://wa.me/?text=${title}%0A${url}` },
  telegram: { label: "Telegram", link: (url, title) => `https://t.me/share/url?url=${url}&text=${title}` },
  teams: {
    label: "Microsoft Teams",
    link: (url, title) => `https://teams.microsoft.com/share?href=${url}&msgText=${title}`,
  },
  email: { link: (url, title) => `mailto:?subject=${title}&body=${title}%0A${url}` },
};

/** Skype is no more; its maker sent its users to Teams. */
const SUCCESSORS = { skype: "teams" };

/** What a publication's articles can be shared on, each with what makes a link of an address, a title and a picture. */
export function services(site, words) {
  return site.share.map((called) => {
    const name = SUCCESSORS[called] ?? called;
    const { label, link } = SERVICES[name];
    return { name, label: label ? words.fill("share_on", { service: label }) : words.texts.share_by_email, link };
  });
}

export function shareServices(site, words) {
  return services(site, words).map(({ name, label, link }) => ({
    name,
    label,
    // A mail program is not a page: it opens beside this one.
    target: name === "email" ? undefined : "_blank",
    link: (card) => link(encode(card.url), encode(card.title), encode(card.picture?.url ?? "")),
  }));
}
