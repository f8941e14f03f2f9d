//! Decimal digits of the world's scripts.
//!
//! Numbers here are counts, days and years: digits and nothing else, in the set that `site.json` may ask for.
//! `icu_decimal` would be 4 kB more (brotli) in every reader's download; a test compares the table with it.

use super::Language;
use icu_locale::subtags::script;
use serde::Deserialize;

/// A set of decimal digits, named as in CLDR's numbering systems.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Digits {
    /// 0123456789
    Latn,
    /// ٠١٢٣٤٥٦٧٨٩
    Arab,
    /// ۰۱۲۳۴۵۶۷۸۹
    Arabext,
    /// ০১২৩৪৫৬৭৮৯
    Beng,
    /// ०१२३४५६७८९
    Deva,
    /// ૦૧૨૩૪૫૬૭૮૯
    Gujr,
    /// ੦੧੨੩੪੫੬੭੮੯
    Guru,
    /// ០១២៣៤៥៦៧៨៩
    Khmr,
    /// ೦೧೨೩೪೫೬೭೮೯
    Knda,
    /// ໐໑໒໓໔໕໖໗໘໙
    Laoo,
    /// ൦൧൨൩൪൫൬൭൮൯
    Mlym,
    /// ၀၁၂၃၄၅၆၇၈၉
    Mymr,
    /// ୦୧୨୩୪୫୬୭୮୯
    Orya,
    /// ௦௧௨௩௪௫௬௭௮௯
    Tamldec,
    /// ౦౧౨౩౪౫౬౭౮౯
    Telu,
    /// ๐๑๒๓๔๕๖๗๘๙
    Thai,
    /// ༠༡༢༣༤༥༦༧༨༩
    Tibt,
}

impl Digits {
    /// Its name, as in `site.json`; the style sheet numbers lists by it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The digits a newspaper in this language would use (CLDR's default numbering systems).
    #[must_use]
    pub fn usual_in(language: &Language) -> Self {
        let likely = language.likely();
        let region = likely.region.as_ref().map_or("", |region| region.as_str());
        let is_script = |script| likely.script == Some(script);
        match likely.language.as_str() {
            // The Maghreb and the Emirates write Western digits.
            "ar" if matches!(region, "AE" | "DZ" | "EH" | "LY" | "MA" | "TN") => Self::Latn,
            "ar" | "acm" | "apc" | "arz" | "ckb" | "sd" if is_script(script!("Arab")) => Self::Arab,
            "ur" if region == "IN" => Self::Arabext,
            "fa" | "ps" | "ks" | "mzn" | "lrc" | "glk" | "azb" | "pa" | "uz" if is_script(script!("Arab")) => {
                Self::Arabext
            }
            "bn" if region == "IN" => Self::Latn,
            "as" | "bn" | "mni" if is_script(script!("Beng")) => Self::Beng,
            "mr" | "ne" | "sa" | "bho" | "bgc" | "raj" if is_script(script!("Deva")) => Self::Deva,
            "my" if is_script(script!("Mymr")) => Self::Mymr,
            "dz" => Self::Tibt,
            _ => Self::Latn,
        }
    }

    const fn zero(self) -> u32 {
        match self {
            Self::Latn => 0x30,
            Self::Arab => 0x660,
            Self::Arabext => 0x6f0,
            Self::Beng => 0x9e6,
            Self::Deva => 0x966,
            Self::Gujr => 0xae6,
            Self::Guru => 0xa66,
            Self::Khmr => 0x17e0,
            Self::Knda => 0xce6,
            Self::Laoo => 0xed0,
            Self::Mlym => 0xd66,
            Self::Mymr => 0x1040,
            Self::Orya => 0xb66,
            Self::Tamldec => 0xbe6,
            Self::Telu => 0xc66,
            Self::Thai => 0xe50,
            Self::Tibt => 0xf20,
        }
    }

    /// The digit 0 to 9 in the place of an Arabic or a Persian one; `None` for any other character.
    #[must_use]
    pub fn plain(digit: char) -> Option<char> {
        let zero = match digit {
            '٠'..='٩' => Self::Arab.zero(),
            '۰'..='۹' => Self::Arabext.zero(),
            _ => return None,
        };
        char::from_digit(u32::from(digit) - zero, 10)
    }

    /// A number in these digits, without separators.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        self.translate(&number.to_string())
    }

    /// The same text with its ASCII digits replaced.
    #[must_use]
    pub fn translate(self, text: &str) -> String {
        text.chars()
            .map(|character| {
                character.to_digit(10).and_then(|digit| char::from_u32(self.zero() + digit)).unwrap_or(character)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn numbers_are_written_in_the_digits_of_the_edition() {
        let usual = |tag: &str, number| Digits::usual_in(&Language::parse(tag).unwrap()).number(number);
        assert_eq!(usual("en", 2009), "2009");
        assert_eq!(usual("ar", 2009), "٢٠٠٩");
        assert_eq!(usual("fa", 1388), "۱۳۸۸");
        assert_eq!(usual("sq", 5), "5");
        assert_eq!(usual("ne", 10), "१०");
        assert_eq!(usual("ar-MA", 2009), "2009");
        assert_eq!(usual("fa-AF", 1388), "۱۳۸۸");
        assert_eq!(usual("prs", 1388), "۱۳۸۸");
        assert_eq!(usual("uz-AF", 1388), "۱۳۸۸");
        assert_eq!(usual("fa-Latn", 1388), "1388");
    }

    #[test]
    fn the_usual_digits_are_those_of_icu_decimal() {
        use icu_decimal::{DecimalFormatter, options::DecimalFormatterOptions};
        // It has no data for languages that CLDR covers in part: `dz`, `lrc`, `mzn`, `pa-Arab`, `uz-Arab`.
        for tag in [
            "ar", "ar-AE", "ar-BH", "ar-DJ", "ar-DZ", "ar-EG", "ar-EH", "ar-ER", "ar-IL", "ar-IQ", "ar-JO", "ar-KM",
            "ar-KW", "ar-LB", "ar-LY", "ar-MA", "ar-MR", "ar-OM", "ar-PS", "ar-QA", "ar-SA", "ar-SD", "ar-SO", "ar-SS",
            "ar-SY", "ar-TD", "ar-TN", "ar-YE", "as", "az", "az-IR", "bgc", "bho", "bn", "bn-IN", "brx", "ckb",
            "ckb-IR", "de", "doi", "en", "fa", "fa-AF", "gu", "ha", "he", "hi", "ja", "km", "kn", "kok", "ks",
            "ks-Deva", "ku", "lo", "mai", "ml", "mni", "mr", "my", "ne", "ne-IN", "or", "pa", "prs", "ps", "ps-PK",
            "raj", "ru", "sa", "sd", "sd-IN", "si", "sq", "ta", "te", "tg", "th", "tr", "ug", "ur", "ur-IN", "uz",
            "yi", "zh", "zh-TW",
        ] {
            let language = Language::parse(tag).unwrap();
            let formatter =
                DecimalFormatter::try_new((&language.likely()).into(), DecimalFormatterOptions::default()).unwrap();
            assert_eq!(Digits::usual_in(&language).number(807), formatter.format(&807.into()).to_string(), "{tag}");
        }
    }

    #[test]
    fn digits_are_read_by_their_name() {
        for digits in Digits::iter() {
            let name = digits.name();
            assert_eq!(serde_json::from_str::<Digits>(&format!("\"{name}\"")).unwrap(), digits);
        }
    }

    #[test]
    fn arabic_and_persian_digits_are_read() {
        for digits in [Digits::Arab, Digits::Arabext] {
            let plain: String = digits.number(1_234_567_890).chars().filter_map(Digits::plain).collect();
            assert_eq!(plain, "1234567890");
        }
        assert_eq!(['1', '१', 'a'].map(Digits::plain), [None; 3]);
    }

    #[test]
    fn every_set_holds_ten_different_digits_from_zero_to_nine() {
        for digits in [Digits::Latn, Digits::Khmr, Digits::Tibt, Digits::Tamldec] {
            let text = digits.number(1_234_567_890);
            let last = text.chars().last().unwrap();
            assert_eq!(last as u32 - digits.zero(), 0);
            assert_eq!(text.chars().count(), 10);
        }
    }
}
