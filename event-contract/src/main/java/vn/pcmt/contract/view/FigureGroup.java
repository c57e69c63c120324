package vn.pcmt.contract.view;

import java.util.List;
import vn.pcmt.contract.Checks;

/**
 * Areas under one name whose figures are added.
 *
 * @param name in Vietnamese
 * @param areas keys of the areas of today that stand for it, none within another
 */
public record FigureGroup(String name, List<String> areas) {
    public FigureGroup {
        Checks.text(name, "name");
        areas = List.copyOf(areas);
    }
}
