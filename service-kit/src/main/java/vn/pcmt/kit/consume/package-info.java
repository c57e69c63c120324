/** Reading events: each applied once, transient failures retried, poison parked with all that follows for its key. */
@NullMarked
package vn.pcmt.kit.consume;

import org.jspecify.annotations.NullMarked;
