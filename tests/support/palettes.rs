//! The palettes that terminals come with, and the contrast of what is written in them.

use kechuang::terminal::background::luminance;
use ratatui::style::{Color, Modifier, Style};

use super::shades::Shade;

/// Red, green and blue.
pub(crate) type Rgb = [u8; 3];

/// The 16 colours of a terminal as it comes, and what it writes with and on unasked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Palette {
    pub(crate) name: &'static str,
    sixteen: [u32; 16],
    /// Ink and ground of its dark and its light setting.
    dark: (u32, u32),
    light: (u32, u32),
    /// Its own ink is meant to be soft, and what is written in it cannot read better than that.
    pub(crate) is_soft: bool,
}

/// Where each comes from stands beside it. Terminals without a light setting of their own have black on white.
pub(crate) const PALETTES: [Palette; 7] = [
    // XTerm-col.ad of xterm: black, red3, green3, yellow3, blue2, magenta3, cyan3, gray90, gray50, red, green, yellow,
    // rgb:5c/5c/ff, magenta, cyan, white, on white or, reversed, on black.
    Palette {
        name: "xterm",
        sixteen: [
            0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f,
            0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
        ],
        dark: (0xff_ffff, 0x00_0000),
        light: (0x00_0000, 0xff_ffff),
        is_soft: false,
    },
    // The defaults of PuTTY's settings (conf.h and settings.c: "Colour0" to "Colour21").
    Palette {
        name: "PuTTY",
        sixteen: [
            0x00_0000, 0xbb_0000, 0x00_bb00, 0xbb_bb00, 0x00_00bb, 0xbb_00bb, 0x00_bbbb, 0xbb_bbbb, 0x55_5555,
            0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
        dark: (0xbb_bbbb, 0x00_0000),
        light: (0x00_0000, 0xff_ffff),
        is_soft: false,
    },
    // drivers/tty/vt/vt.c of Linux: default_red, default_grn, default_blu.
    Palette {
        name: "Linux console",
        sixteen: [
            0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555,
            0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
        ],
        dark: (0xaa_aaaa, 0x00_0000),
        light: (0x00_0000, 0xff_ffff),
        is_soft: false,
    },
    // "Terminal.app" in the table of 3-bit and 4-bit colours of Wikipedia's "ANSI escape code", now and, below, in its
    // revisions until about 2020.
    Palette {
        name: "macOS Terminal",
        sixteen: [
            0x00_0000, 0x99_0000, 0x00_a600, 0x99_9900, 0x00_00b2, 0xb2_00b2, 0x00_a6b2, 0xbf_bfbf, 0x66_6666,
            0xe5_0000, 0x00_d900, 0xe5_e500, 0x00_00ff, 0xe5_00e5, 0x00_e5e5, 0xe5_e5e5,
        ],
        dark: (0xff_ffff, 0x00_0000),
        light: (0x00_0000, 0xff_ffff),
        is_soft: false,
    },
    Palette {
        name: "macOS Terminal, earlier",
        sixteen: [
            0x00_0000, 0xc2_3621, 0x25_bc24, 0xad_ad27, 0x49_2ee1, 0xd3_38d3, 0x33_bbc8, 0xcb_cccd, 0x81_8383,
            0xfc_391f, 0x31_e722, 0xea_ec23, 0x58_33ff, 0xf9_35f8, 0x14_f0f0, 0xe9_ebeb,
        ],
        dark: (0xff_ffff, 0x00_0000),
        light: (0x00_0000, 0xff_ffff),
        is_soft: false,
    },
    // "Campbell" in the documentation of Windows Terminal (colour schemes) and its defaults.json; light as the console
    // has it whose two inks change places.
    Palette {
        name: "Windows Terminal (Campbell)",
        sixteen: [
            0x0c_0c0c, 0xc5_0f1f, 0x13_a10e, 0xc1_9c00, 0x00_37da, 0x88_1798, 0x3a_96dd, 0xcc_cccc, 0x76_7676,
            0xe7_4856, 0x16_c60c, 0xf9_f1a5, 0x3b_78ff, 0xb4_009e, 0x61_d6d6, 0xf2_f2f2,
        ],
        dark: (0xcc_cccc, 0x0c_0c0c),
        light: (0x0c_0c0c, 0xf2_f2f2),
        is_soft: false,
    },
    // The table of values at ethanschoonover.com/solarized: base0 on base03, base00 on base3.
    Palette {
        name: "Solarized",
        sixteen: [
            0x07_3642, 0xdc_322f, 0x85_9900, 0xb5_8900, 0x26_8bd2, 0xd3_3682, 0x2a_a198, 0xee_e8d5, 0x00_2b36,
            0xcb_4b16, 0x58_6e75, 0x65_7b83, 0x83_9496, 0x6c_71c4, 0x93_a1a1, 0xfd_f6e3,
        ],
        dark: (0x83_9496, 0x00_2b36),
        light: (0x65_7b83, 0xfd_f6e3),
        is_soft: true,
    },
];

const fn rgb(value: u32) -> Rgb {
    let [_, red, green, blue] = value.to_be_bytes();
    [red, green, blue]
}

/// A terminal of one of the palettes, set to dark or to light.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) palette: Palette,
    pub(crate) ink: Rgb,
    pub(crate) ground: Rgb,
    /// Bold brings the bright one of two colours, as it does with some terminals.
    pub(crate) bold_is_bright: bool,
}

impl Palette {
    pub(crate) fn set(self, is_dark: bool) -> [Setting; 2] {
        let (ink, ground) = if is_dark { self.dark } else { self.light };
        [false, true].map(|bold_is_bright| Setting {
            palette: self,
            ink: rgb(ink),
            ground: rgb(ground),
            bold_is_bright,
        })
    }
}

impl Setting {
    fn colour(&self, colour: Color, unset: Rgb, is_bold: bool) -> Rgb {
        match Shade::of(colour) {
            Shade::Unset => unset,
            Shade::Fixed(rgb) => rgb,
            Shade::Own(number) => {
                let is_raised = number < 8 && is_bold && self.bold_is_bright;
                rgb(self.palette.sixteen[usize::from(if is_raised { number + 8 } else { number })])
            }
        }
    }

    /// What a style writes with and on.
    pub(crate) fn pair(&self, style: Style) -> (Rgb, Rgb) {
        let is_bold = style.add_modifier.contains(Modifier::BOLD);
        let ink = self.colour(style.fg.unwrap_or(Color::Reset), self.ink, is_bold);
        let ground = self.colour(style.bg.unwrap_or(Color::Reset), self.ground, false);
        if style.add_modifier.contains(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) }
    }

    /// The contrast of what the terminal writes unasked.
    pub(crate) fn own(&self) -> f64 {
        contrast(self.ink, self.ground)
    }
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2).
pub(crate) fn contrast(one: Rgb, other: Rgb) -> f64 {
    let [one, other] = [one, other].map(|rgb| luminance(rgb.map(|part| f64::from(part) / 255.0)) + 0.05);
    one.max(other) / one.min(other)
}
