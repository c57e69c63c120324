package vn.pcmt.contract.officer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.pcmt.contract.officer.OfficerState.Leave;

class DeputiesTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);

    private final Map<String, List<Leave>> inOffice = new TreeMap<>();

    @Test
    void whoIsThereAnswersInPerson() {
        present("an");

        assertThat(whoActsFor("an", FIRST)).contains("an");
    }

    @Test
    void theDeputyActsFromTheFirstToTheLastDayOfTheAbsence() {
        away("an", "binh");
        present("binh");

        assertThat(whoActsFor("an", FIRST.minusDays(1))).contains("an");
        assertThat(whoActsFor("an", FIRST)).contains("binh");
        assertThat(whoActsFor("an", LAST)).contains("binh");
        assertThat(whoActsFor("an", LAST.plusDays(1))).contains("an");
    }

    @Test
    void aDeputyWhoIsAwayIsActedForInTurn() {
        away("an", "binh");
        away("binh", "chi");
        present("chi");

        assertThat(whoActsFor("an", FIRST)).contains("chi");
    }

    @Test
    void nobodyActsWhereTheChainEnds() {
        away("an", null);
        away("binh", "gone");
        away("chi", "an");

        assertThat(whoActsFor("an", FIRST)).isEmpty();
        assertThat(whoActsFor("binh", FIRST)).isEmpty();
        assertThat(whoActsFor("chi", FIRST)).isEmpty();
        assertThat(whoActsFor("gone", FIRST)).isEmpty();
    }

    @Test
    void aCircleIsCut() {
        away("an", "binh");
        away("binh", "an");
        away("chi", "chi");

        assertThat(whoActsFor("an", FIRST)).isEmpty();
        assertThat(whoActsFor("chi", FIRST)).isEmpty();
    }

    @Test
    void aChainOfMoreThanFiveDeputiesIsGivenUp() {
        for (int link = 0; link < 5; link++) {
            away("o" + link, "o" + (link + 1));
        }
        present("o5");
        assertThat(whoActsFor("o0", FIRST)).contains("o5");

        away("o5", "o6");
        present("o6");
        assertThat(whoActsFor("o0", FIRST)).isEmpty();
        assertThat(whoActsFor("o1", FIRST)).contains("o6");
    }

    private void present(String officer) {
        inOffice.put(officer, List.of());
    }

    private void away(String officer, @Nullable String deputy) {
        inOffice.put(officer, List.of(new Leave(FIRST, LAST, deputy)));
    }

    private Optional<String> whoActsFor(String officer, LocalDate day) {
        return Deputies.whoActsFor(officer, day, id -> Optional.ofNullable(inOffice.get(id)));
    }
}
