/** How the forms of others are read: their labels as our indicators, their names of units as our units. */
@NullMarked
package vn.pcmt.report.mapping;

import org.jspecify.annotations.NullMarked;
