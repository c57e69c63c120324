package vn.pcmt.plan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DifferencesTest {

    @Test
    void whatIsTheSameDoesNotDiffer() {
        assertThat(between("{'a':1,'b':[]}", "{'b':null,'a':1}")).isEmpty();
    }

    @Test
    void aFieldIsAddedChangedOrTakenAway() {
        assertThat(between("{'title':'cũ','to':'2026-01-01'}", "{'title':'mới','lead':{'name':'CA'}}"))
                .containsExactly("title: cũ > mới", "to: 2026-01-01 > null", "lead: null > {\"name\":\"CA\"}");
    }

    @Test
    void entriesAreMatchedByTheirName() {
        assertThat(between(
                        "{'peaks':[{'name':'A','to':'1'},{'name':'B','to':'2'}]}",
                        "{'peaks':[{'name':'B','to':'3'},{'name':'A','to':'1'},{'name':'C','to':'4'}]}"))
                .containsExactly("peaks/B/to: 2 > 3", "peaks/C: null > {\"name\":\"C\",\"to\":\"4\"}");
    }

    @Test
    void entriesWithoutANameAreMatchedByWhatTheyAre() {
        assertThat(between("{'scope':['x','y']}", "{'scope':['y','z']}"))
                .containsExactly("scope: x > null", "scope: null > z");
        assertThat(between("{'scope':['x','y']}", "{'scope':['y','x']}"))
                .containsExactly("scope: [\"x\",\"y\"] > [\"y\",\"x\"]");
    }

    private static Stream<String> between(String before, String after) {
        JsonMapper json = JsonMapper.shared();
        return Differences.between(json.readTree(before.replace('\'', '"')), json.readTree(after.replace('\'', '"')))
                .stream()
                .map(change -> change.field() + ": " + change.before() + " > " + change.after());
    }
}
