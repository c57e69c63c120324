/** Which days are worked: what an administrator decided for each year. */
@NullMarked
package vn.pcmt.contract.calendar;

import org.jspecify.annotations.NullMarked;
