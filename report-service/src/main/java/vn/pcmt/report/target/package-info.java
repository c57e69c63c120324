/** How the targets of plans stand: read off the totals, forecast, and told. */
@NullMarked
package vn.pcmt.report.target;

import org.jspecify.annotations.NullMarked;
