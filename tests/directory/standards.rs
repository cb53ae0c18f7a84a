//! What leaves in the vocabularies of others, held to what these say of themselves.

mod hsds;
mod jsonld;
