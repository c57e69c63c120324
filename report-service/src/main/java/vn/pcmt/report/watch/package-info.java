/** What in the figures of areas somebody has to hear of: what changed suddenly, and where too few reports are in. */
@NullMarked
package vn.pcmt.report.watch;

import org.jspecify.annotations.NullMarked;
