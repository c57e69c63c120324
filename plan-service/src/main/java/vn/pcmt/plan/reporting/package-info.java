/** What can be asked of communes: the report templates there are, as report-service tells. */
@NullMarked
package vn.pcmt.plan.reporting;

import org.jspecify.annotations.NullMarked;
