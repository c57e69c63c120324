/** Events that a consumer could not process: looked at, tried, mended, processed after all or given up. */
@NullMarked
package vn.pcmt.kit.deadletter;

import org.jspecify.annotations.NullMarked;
