/** Alert rules and dashboards ask for figures that there are. */
@NullMarked
package vn.pcmt.standalone.monitoring;

import org.jspecify.annotations.NullMarked;
