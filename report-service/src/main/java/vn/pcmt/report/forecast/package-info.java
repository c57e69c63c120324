/** What figures will be, from what they were: a damped trend with seasons, a band around it, and how well both did before. */
@NullMarked
package vn.pcmt.report.forecast;

import org.jspecify.annotations.NullMarked;
