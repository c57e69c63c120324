package vn.pcmt.report.view;

import java.util.List;

/** Tells what targets ask of figures that are shown. The feature that measures targets knows. */
public interface AskedByTargets {

    /** Each figure beside each target that is about that area as a whole; none in another tree than that of today. */
    List<Spanned.Aimed> of(Spanned.Figures shown);
}
