package vn.pcmt.console.explanation;

import java.util.List;
import java.util.stream.Stream;
import vn.pcmt.console.services.ExplanationService.Explanation;

/** What stands in the form that asks: links fill in what they know, the leader the rest. */
record Asking(
        String unit,
        String indicator,
        String period,
        String area,
        String plan,
        String task,
        String question,
        String due) {

    /** The area whose figure is asked about: the unit's own unless another is given. */
    String figureArea() {
        return area.isBlank() ? unit : area;
    }

    public boolean ofTask() {
        return !task.isBlank();
    }

    public boolean ofFigure() {
        return !ofTask() && !indicator.isBlank();
    }

    /** Keys of the unit that was asked and of the area of the figure. */
    static List<String> areas(Explanation asked) {
        return Stream.concat(
                        Stream.of(asked.unitKey()),
                        Stream.ofNullable(asked.figure()).map(figure -> figure.area()))
                .distinct()
                .toList();
    }
}
