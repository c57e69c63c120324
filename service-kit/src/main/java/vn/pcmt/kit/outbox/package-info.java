/** Events saved with their aggregate in one write, and the relay that publishes them afterwards. */
@NullMarked
package vn.pcmt.kit.outbox;

import org.jspecify.annotations.NullMarked;
