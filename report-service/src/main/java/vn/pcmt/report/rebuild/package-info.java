/** Has all totals computed anew beside those that everybody sees, and goes over to them when they are the same. */
@NullMarked
package vn.pcmt.report.rebuild;

import org.jspecify.annotations.NullMarked;
