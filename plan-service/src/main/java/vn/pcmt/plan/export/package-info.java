/** Tasks as other tools take them: a Gantt chart's data, a calendar of deadlines, CSV and XLSX. */
@NullMarked
package vn.pcmt.plan.export;

import org.jspecify.annotations.NullMarked;
