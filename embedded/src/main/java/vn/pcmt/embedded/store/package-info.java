/** A MongoDB-wire-protocol server whose documents live in memory and in an append-only, checksummed journal. */
@NullMarked
package vn.pcmt.embedded.store;

import org.jspecify.annotations.NullMarked;
