/** Two years of synthetic reports, marked DỮ LIỆU MẪU, sent through the same use cases as real ones. */
@NullMarked
package vn.pcmt.report.sample;

import org.jspecify.annotations.NullMarked;
