package vn.pcmt.notification.routing;

import java.util.List;

/**
 * The way of what is told through the tree of routes.
 *
 * @param taken the nodes that take it, in order
 * @param asked every node that was asked, in order
 */
public record Way(List<Route> taken, List<Asked> asked) {

    /** A node that was asked, and whether all its conditions held. */
    public record Asked(String route, boolean matched) {}
}
