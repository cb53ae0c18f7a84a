//! Writing a picture: a palette of at most 256 colours, and the screen as text beside the pixels.

use std::collections::HashMap;

use png::{BitDepth, ColorType, Compression, Encoder, Filter};

use crate::canvas::{Canvas, Colour};
use crate::support::scenes::SCREEN;

/// The bytes of a PNG. They depend on nothing but the pixels and the text.
pub(crate) fn bytes(canvas: &Canvas, text: &str) -> Result<Vec<u8>, String> {
    let (palette, indices) = palette(canvas)?;
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, canvas.width, canvas.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.iter().flat_map(|colour| &colour[..3]).copied().collect::<Vec<_>>());
    encoder.set_trns(palette.iter().map(|colour| colour[3]).collect::<Vec<_>>());
    // Neighbours in a palette say nothing about each other, so differences do not compress.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_compression(Compression::High);
    let written = encoder
        .add_itxt_chunk(SCREEN.to_owned(), text.to_owned())
        .and_then(|()| encoder.write_header())
        .and_then(|mut writer| writer.write_image_data(&indices).and_then(|()| writer.finish()));
    written.map_err(|error| error.to_string())?;
    Ok(bytes)
}

/// Every colour once, in the order they appear, and each pixel's place among them.
fn palette(canvas: &Canvas) -> Result<(Vec<Colour>, Vec<u8>), String> {
    let mut palette = Vec::new();
    let mut places: HashMap<Colour, u8> = HashMap::new();
    let mut indices = Vec::with_capacity(canvas.pixels.len());
    for colour in &canvas.pixels {
        let place = if let Some(place) = places.get(colour) {
            *place
        } else {
            let place = u8::try_from(palette.len()).map_err(|_| "a picture of more than 256 colours")?;
            palette.push(*colour);
            places.insert(*colour, place);
            place
        };
        indices.push(place);
    }
    Ok((palette, indices))
}
