/** Numbers and times as Vietnamese readers write them. */
@NullMarked
package vn.pcmt.console.format;

import org.jspecify.annotations.NullMarked;
