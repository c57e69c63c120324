/** Which report each unit owes for which period, derived from requirements and units. */
@NullMarked
package vn.pcmt.report.expected;

import org.jspecify.annotations.NullMarked;
