/** The totals of an area, as the stream of reports yields them. */
@NullMarked
package vn.pcmt.contract.totals;

import org.jspecify.annotations.NullMarked;
