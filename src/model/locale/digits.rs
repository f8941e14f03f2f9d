//! Decimal digits of the world's scripts.

use super::Language;

/// A set of decimal digits, named as in CLDR's numbering systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// The sets by their names in `site.json`.
    pub const NAMES: [(&'static str, Self); 17] = [
        ("latn", Self::Latn),
        ("arab", Self::Arab),
        ("arabext", Self::Arabext),
        ("beng", Self::Beng),
        ("deva", Self::Deva),
        ("gujr", Self::Gujr),
        ("guru", Self::Guru),
        ("khmr", Self::Khmr),
        ("knda", Self::Knda),
        ("laoo", Self::Laoo),
        ("mlym", Self::Mlym),
        ("mymr", Self::Mymr),
        ("orya", Self::Orya),
        ("tamldec", Self::Tamldec),
        ("telu", Self::Telu),
        ("thai", Self::Thai),
        ("tibt", Self::Tibt),
    ];

    /// The digits a newspaper in this language would use (CLDR's default numbering systems).
    #[must_use]
    pub fn usual_in(language: &Language) -> Self {
        match language.primary() {
            "ar" => Self::Arab,
            "fa" | "ps" | "ckb" | "prs" | "ks" | "mzn" | "lrc" | "azb" | "ug" => Self::Arabext,
            "as" | "bn" => Self::Beng,
            "mr" | "ne" | "sa" => Self::Deva,
            "my" => Self::Mymr,
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

    #[test]
    fn numbers_are_written_in_the_digits_of_the_edition() {
        let usual = |tag: &str, number| Digits::usual_in(&Language::parse(tag).unwrap()).number(number);
        assert_eq!(usual("en", 2009), "2009");
        assert_eq!(usual("ar", 2009), "٢٠٠٩");
        assert_eq!(usual("fa", 1388), "۱۳۸۸");
        assert_eq!(usual("sq", 5), "5");
        assert_eq!(usual("ne", 10), "१०");
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
