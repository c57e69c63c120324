/** The yearly self-assessment "địa bàn 03 tốt": communes score themselves with evidence, the province confirms. */
@NullMarked
package vn.pcmt.plan.selfassessment;

import org.jspecify.annotations.NullMarked;
