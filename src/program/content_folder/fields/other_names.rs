//! What the keys above an article are called in other languages: an owner who writes `تاریخ` means `date`.

use crate::program::suggest;
use strum::IntoEnumIterator;

/// Keys, and words for them in the languages that come with the program.
const NAMES: [(&str, &str); 8] = [
    (
        "title",
        "titel titre título titolo tytuł titull titulli başlık judul заголовок название назва τίτλος \
         عنوان العنوان כותרת शीर्षक 标题 標題 タイトル",
    ),
    ("date", "datum fecha data tarih tanggal дата ημερομηνία تاریخ التاریخ תאריך तारीख दिनांक 日期 日付"),
    (
        "author",
        "autor auteur autore autori yazar penulis автор συγγραφέας نویسنده نگارنده کاتب الکاتب المؤلف \
         مصنف מחבר लेखक 作者 著者",
    ),
    (
        "category",
        "kategorie categorie catégorie categoría categoria kategoria kategori категория категорія \
         κατηγορία دسته دسته‌بندی رده تصنیف التصنیف فئة قسم زمرہ קטגוריה श्रेणी 分类 分類 カテゴリ カテゴリー",
    ),
    (
        "tags",
        "schlagwörter mots-clés étiquettes etiquetas etichette etykiety etiketler теги ετικέτες برچسب \
         برچسب‌ها وسوم الوسوم ٹیگز תגיות टैग 标签 標籤 タグ",
    ),
    (
        "image",
        "bild afbeelding imagen imagem immagine obraz resim gambar изображение зображення εικόνα تصویر \
         عکس صورة الصورة תמונה चित्र 图片 圖片 画像",
    ),
    (
        "summary",
        "zusammenfassung samenvatting résumé resumen resumo riassunto streszczenie özet ringkasan резюме \
         περίληψη خلاصه چکیده ملخص الملخص خلاصہ תקציר सारांश 摘要 概要",
    ),
    (
        "draft",
        "entwurf brouillon borrador rascunho bozza szkic taslak draf черновик чернетка πρόχειρο پیش‌نویس \
         مسودة مسودہ טיוטה ड्राफ़्ट 草稿 下書き",
    ),
];

/// The key that was meant by a word of another language.
pub(super) fn meant(written: &str) -> Option<&'static str> {
    let written = plain(written);
    NAMES.iter().find(|(_, words)| words.split(' ').any(|word| plain(word) == written)).map(|(key, _)| *key)
}

/// A word without what is written by some and left out by others; Arabic letters as Persian ones.
fn plain(word: &str) -> String {
    let letters = word.chars().flat_map(char::to_lowercase).filter(|sign| !" _-\u{200c}".contains(*sign));
    letters
        .map(|letter| match letter {
            'ي' => 'ی',
            'ك' => 'ک',
            other => other,
        })
        .collect()
}

/// What to do about a key that means nothing, where it is none that other programs have.
pub(super) fn remedy(written: &str) -> String {
    let known = || super::Key::iter().map(<&str>::from);
    let other = meant(written).filter(|_| suggest::nearest(written, known()).is_none());
    match other {
        Some(key) => format!("write \"{key}\" in its place: keys are called the same in every language"),
        // What is no slip of a word that is known here may be one of another language.
        None if !written.is_ascii() => {
            let keys: Vec<_> = NAMES.iter().map(|(key, _)| *key).collect();
            format!("take it out, or write the key that is meant: {}", keys.join(", "))
        }
        None => suggest::remedy(written, known()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_name_in_other_languages() {
        for (written, key) in [
            ("عنوان", "title"),
            ("تاريخ", "date"),
            ("تاریخ", "date"),
            ("پیش نویس", "draft"),
            ("دسته‌بندی", "category"),
            ("Дата", "date"),
            ("Mots_clés", "tags"),
            ("Datum", "date"),
        ] {
            assert_eq!(meant(written), Some(key), "{written}");
        }
        assert_eq!(meant("wetter"), None);
        assert_eq!(remedy("wetter"), "take it out");
        assert!(remedy("هوا").contains("title, date, author"), "{}", remedy("هوا"));
    }
}
