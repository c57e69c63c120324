/** How much one caller may ask for: requests, and answers that are dear to make. */
@NullMarked
package vn.pcmt.kit.limit;

import org.jspecify.annotations.NullMarked;
