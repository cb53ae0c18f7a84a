//! Ideographs that only look like the one that is meant: radicals, strokes and compatibility ideographs.
//!
//! They come from fonts and from pages that were read by machines; no reader sees a difference, and no search finds them.

use unicode_normalization::char::{decompose_canonical, decompose_compatible};

/// Radicals and strokes, each with its ideograph behind it: Unicode's property `Equivalent_Unified_Ideograph`.
const EQUIVALENT: &str = "\
    ⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 \
    ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 \
    ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 \
    ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 \
    ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟 ⼀一 ⼁丨 ⼂丶 ⼃丿 ⼄乙 ⼅亅 \
    ⼆二 ⼇亠 ⼈人 ⼉儿 ⼊入 ⼋八 ⼌冂 ⼍冖 ⼎冫 ⼏几 ⼐凵 ⼑刀 ⼒力 ⼓勹 ⼔匕 ⼕匚 ⼖匸 ⼗十 ⼘卜 ⼙卩 ⼚厂 ⼛厶 ⼜又 ⼝口 \
    ⼞囗 ⼟土 ⼠士 ⼡夂 ⼢夊 ⼣夕 ⼤大 ⼥女 ⼦子 ⼧宀 ⼨寸 ⼩小 ⼪尢 ⼫尸 ⼬屮 ⼭山 ⼮巛 ⼯工 ⼰己 ⼱巾 ⼲干 ⼳幺 ⼴广 ⼵廴 \
    ⼶廾 ⼷弋 ⼸弓 ⼹彐 ⼺彡 ⼻彳 ⼼心 ⼽戈 ⼾戶 ⼿手 ⽀支 ⽁攴 ⽂文 ⽃斗 ⽄斤 ⽅方 ⽆无 ⽇日 ⽈曰 ⽉月 ⽊木 ⽋欠 ⽌止 ⽍歹 \
    ⽎殳 ⽏毋 ⽐比 ⽑毛 ⽒氏 ⽓气 ⽔水 ⽕火 ⽖爪 ⽗父 ⽘爻 ⽙爿 ⽚片 ⽛牙 ⽜牛 ⽝犬 ⽞玄 ⽟玉 ⽠瓜 ⽡瓦 ⽢甘 ⽣生 ⽤用 ⽥田 \
    ⽦疋 ⽧疒 ⽨癶 ⽩白 ⽪皮 ⽫皿 ⽬目 ⽭矛 ⽮矢 ⽯石 ⽰示 ⽱禸 ⽲禾 ⽳穴 ⽴立 ⽵竹 ⽶米 ⽷糸 ⽸缶 ⽹网 ⽺羊 ⽻羽 ⽼老 ⽽而 \
    ⽾耒 ⽿耳 ⾀聿 ⾁肉 ⾂臣 ⾃自 ⾄至 ⾅臼 ⾆舌 ⾇舛 ⾈舟 ⾉艮 ⾊色 ⾋艸 ⾌虍 ⾍虫 ⾎血 ⾏行 ⾐衣 ⾑襾 ⾒見 ⾓角 ⾔言 ⾕谷 \
    ⾖豆 ⾗豕 ⾘豸 ⾙貝 ⾚赤 ⾛走 ⾜足 ⾝身 ⾞車 ⾟辛 ⾠辰 ⾡辵 ⾢邑 ⾣酉 ⾤釆 ⾥里 ⾦金 ⾧長 ⾨門 ⾩阜 ⾪隶 ⾫隹 ⾬雨 ⾭靑 \
    ⾮非 ⾯面 ⾰革 ⾱韋 ⾲韭 ⾳音 ⾴頁 ⾵風 ⾶飛 ⾷食 ⾸首 ⾹香 ⾺馬 ⾻骨 ⾼高 ⾽髟 ⾾鬥 ⾿鬯 ⿀鬲 ⿁鬼 ⿂魚 ⿃鳥 ⿄鹵 ⿅鹿 \
    ⿆麥 ⿇麻 ⿈黃 ⿉黍 ⿊黑 ⿋黹 ⿌黽 ⿍鼎 ⿎鼓 ⿏鼠 ⿐鼻 ⿑齊 ⿒齒 ⿓龍 ⿔龜 ⿕龠 ㇆𠃌 ㇏乀 ㇐一 ㇑丨 ㇒丿 ㇓丿 ㇔丶 ㇕𠃍 \
    ㇖乛 ㇗𠃊 ㇘𠃎 ㇙𠄌 ㇚亅 ㇛𡿨 ㇜𠃋 ㇝乀 ㇞𠃑 ㇟乚 ㇠乙 ㇡𠄎";

/// The unified ideograph that a radical (U+2E81 to U+2FD5), a stroke (U+31C6 to U+31E1) or a compatibility ideograph
/// (U+F900 to U+FAD9, U+2F800 to U+2FA1D) stands for; `None` for every other character.
#[must_use]
pub fn unified_ideograph(c: char) -> Option<char> {
    match c {
        '\u{2E81}'..='\u{2FD5}' | '\u{31C6}'..='\u{31E1}' => EQUIVALENT.split(' ').find_map(|pair| {
            let mut pair = pair.chars();
            (pair.next() == Some(c)).then(|| pair.next()).flatten()
        }),
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => {
            single(c, |each| decompose_canonical(c, each)).filter(|meant| *meant != c)
        }
        _ => None,
    }
}

/// The ideograph in a circle or a square (㊐, 🈚): such a sign is written on purpose, and is found by the ideograph in
/// it. `None` for every other character, also for ㈱, which is three characters in one.
#[must_use]
pub fn enclosed_ideograph(c: char) -> Option<char> {
    let is_enclosed = matches!(c, '\u{3244}'..='\u{3247}' | '\u{3280}'..='\u{32B0}' | '\u{1F210}'..='\u{1F251}');
    is_enclosed.then(|| single(c, |each| decompose_compatible(c, each))).flatten().filter(|it| is_ideograph(*it))
}

/// What a character is decomposed into, where that is one character.
fn single(c: char, decompose: impl FnOnce(&mut dyn FnMut(char))) -> Option<char> {
    let (mut first, mut count) = (c, 0);
    decompose(&mut |part| {
        first = part;
        count += 1;
    });
    (count == 1).then_some(first)
}

/// Whether a character is a Han character, one of plane 2 or 3 that is newer than this program included.
#[must_use]
pub const fn is_ideograph(c: char) -> bool {
    matches!(c, '々' | '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{EQUIVALENT, enclosed_ideograph, unified_ideograph};

    #[test]
    fn each_look_alike_stands_for_a_unified_ideograph() {
        let is_unified = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{2EBEF}' | '\u{30000}'..);
        let mut count = 0;
        for (c, meant) in ('\0'..=char::MAX).filter_map(|c| Some((c, unified_ideograph(c)?))) {
            assert!(is_unified(meant), "{c} U+{:04X}", u32::from(c));
            assert_eq!(unified_ideograph(meant), None, "{c}");
            count += 1;
        }
        // 348 of the property, and every compatibility ideograph but the twelve that are unified ones.
        assert_eq!(count, EQUIVALENT.split(' ').count() + 472 - 12 + 542);
    }

    #[test]
    fn known_look_alikes_are_told() {
        let found =
            ['⼼', '⺠', '\u{F979}', '⽔', '⻄', '\u{2F804}', '㇐', '心', '\u{FA0E}', '⺀'].map(unified_ideograph);
        let right = ['心', '民', '凉', '水', '西', '你', '一'].map(Some);
        assert_eq!((&found[..7], &found[7..]), (&right[..], &[None; 3][..]));
    }

    #[test]
    fn an_enclosed_ideograph_is_found_by_what_it_encloses() {
        assert_eq!(['㊐', '🈚'].map(enclosed_ideograph), ['日', '無'].map(Some));
        assert_eq!(['㈱', '㈰', '①', '㉠', '日', 'a'].map(enclosed_ideograph), [None; 6]);
    }
}
