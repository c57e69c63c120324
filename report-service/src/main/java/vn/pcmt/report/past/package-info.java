/** Reports and units as they stood at any moment that has passed. */
@NullMarked
package vn.pcmt.report.past;

import org.jspecify.annotations.NullMarked;
