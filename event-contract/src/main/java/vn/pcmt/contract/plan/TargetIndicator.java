package vn.pcmt.contract.plan;

import vn.pcmt.contract.Checks;

/**
 * The figure a target is measured by.
 *
 * @param template template code, such as {@code PCMT-THANG}
 * @param code entered or computed, such as {@code GC01} or {@code TL01}
 */
public record TargetIndicator(String template, String code) {
    public TargetIndicator {
        Checks.text(template, "template");
        Checks.text(code, "code");
    }
}
