/** Work that is done again and again as long as a program runs. */
@NullMarked
package vn.pcmt.web.repeat;

import org.jspecify.annotations.NullMarked;
