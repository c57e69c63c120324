/** The commune's monthly report: list, form, receipt. */
@NullMarked
package vn.pcmt.console.report;

import org.jspecify.annotations.NullMarked;
