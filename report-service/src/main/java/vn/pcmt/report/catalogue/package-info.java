/** What is counted: the indicators, and the templates that ask for them. */
@NullMarked
package vn.pcmt.report.catalogue;

import org.jspecify.annotations.NullMarked;
