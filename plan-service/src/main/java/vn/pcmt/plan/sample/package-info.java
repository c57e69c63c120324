/** Sample data of an installation for trial: officers, the five programmes, a monthly reporting regime. */
@NullMarked
package vn.pcmt.plan.sample;

import org.jspecify.annotations.NullMarked;
