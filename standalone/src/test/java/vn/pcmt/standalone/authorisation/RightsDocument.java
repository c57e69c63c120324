package vn.pcmt.standalone.authorisation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerRole;

/** The tables of who may do what, to be read by people. */
final class RightsDocument {
    private static final String HEAD = """
            # Who may do what

            Made from the tables `authorisation.csv` of the services, which `AuthorisationIT` holds against what they answer: every
            operation, in every role, from the commune that a thing belongs to, from its neighbour, from its province and from
            another province. Do not edit; make it anew with `-Dauthorisation.write=true -Dtest=RightsDocumentTest`.

            **all** everything · **area** things of units in the own area, the own unit included · **own** things of the very unit ·
            **province** things of the province, for who works there · **named** things that name the caller: his task, his alert,
            his import · **draft** while the plan is not issued · empty: refused. A list that anybody may ask for shows what the
            caller may see. The last column is a token without any role.

            """;

    private RightsDocument() {}

    static String of(Map<String, Rights> tables) {
        return HEAD
                + tables.entrySet().stream()
                        .map(table -> "## " + table.getKey() + "-service\n\n" + table(table.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String table(Rights rights) {
        StringBuilder table = new StringBuilder("| operation |");
        for (OfficerRole role : OfficerRole.values()) {
            table.append(' ').append(role).append(" |");
        }
        table.append(" – |\n|---|")
                .append("---|".repeat(OfficerRole.values().length + 1))
                .append('\n');
        rights.rows().forEach((operation, grants) -> {
            table.append("| `").append(operation).append("` |");
            for (OfficerRole role : OfficerRole.values()) {
                table.append(cell(grants, role));
            }
            table.append(cell(grants, null)).append('\n');
        });
        return table.toString();
    }

    private static String cell(List<Rights.Grant> grants, @Nullable OfficerRole role) {
        List<Rights.Scope> scopes = grants.stream()
                .filter(grant -> grant.role() == null || grant.role() == role)
                .map(Rights.Grant::scope)
                .distinct()
                .toList();
        String shown = scopes.contains(Rights.Scope.ALL)
                ? "all"
                : scopes.stream()
                        .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return " " + shown + " |";
    }
}
