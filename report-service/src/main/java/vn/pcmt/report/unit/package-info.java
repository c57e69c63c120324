/** The administrative units as this service knows them from unit-events. */
@NullMarked
package vn.pcmt.report.unit;

import org.jspecify.annotations.NullMarked;
