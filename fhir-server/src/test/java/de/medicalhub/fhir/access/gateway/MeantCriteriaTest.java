package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantCriteriaTest {
    @ParameterizedTest
    @CsvSource({
        "ge1960, ge1960-01-01",
        "ge1960-02, ge1960-02-01",
        "le1960, le1960-12-31",
        "le1960-02, le1960-02-29",
        "gt1960, gt1960",
        "lt1960-02, lt1960-02",
        "1960-02, 1960-02",
        "ge1960-02-03, ge1960-02-03",
        "le1960-02-03T10:00:00Z, le1960-02-03T10:00:00Z"
    })
    @DisplayName("a month or year from or until which something is asked for is in it as a whole")
    void wholeMonthsAndYearsAreMeant(String asked, String meant) {
        SearchParameterMap map = new SearchParameterMap("date", new DateParam(asked));
        assertThat(MeantCriteria.of(map).get("date").get(0).get(0).getValueAsQueryToken())
                .isEqualTo(meant);
        assertThat(map.get("date").get(0).get(0).getValueAsQueryToken()).isEqualTo(asked);
    }

    @Test
    @DisplayName("words of a code are found by a part of them; a code is left as it is")
    void partsOfWordsAreMeant() {
        SearchParameterMap map = new SearchParameterMap();
        map.add("code", new TokenParam(null, "schmerz").setModifier(TokenParamModifier.TEXT));
        map.add("status", new TokenParam(null, "active"));
        List<IQueryParameterType> words = MeantCriteria.of(map).get("code").get(0);
        assertThat(words).hasSize(2);
        assertThat(words.get(0)).isInstanceOf(TokenParam.class);
        assertThat(words.get(1)).isInstanceOfSatisfying(StringParam.class, part -> {
            assertThat(part.isContains()).isTrue();
            assertThat(part.getValue()).isEqualTo("schmerz");
        });
        assertThat(MeantCriteria.of(map).get("status").get(0)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"IN", "NOT_IN"})
    @DisplayName("a value set is named by its address, with a version or without")
    void valueSetsAreNamedWithTheirVersion(TokenParamModifier modifier) {
        SearchParameterMap map = new SearchParameterMap();
        map.add("code", new TokenParam("https://hub.example/set", "1.0").setModifier(modifier));
        map.add("status", new TokenParam(null, "https://hub.example/set").setModifier(modifier));
        map.add("category", new TokenParam("https://hub.example/system", "code").setModifier(TokenParamModifier.NOT));
        SearchParameterMap meant = MeantCriteria.of(map);
        assertThat(meant.get("code").get(0).get(0)).isInstanceOfSatisfying(TokenParam.class, set -> {
            assertThat(set.getSystem()).isNull();
            assertThat(set.getValue()).isEqualTo("https://hub.example/set|1.0");
            assertThat(set.getModifier()).isEqualTo(modifier);
        });
        assertThat(meant.get("status").get(0)).isEqualTo(map.get("status").get(0));
        assertThat(meant.get("category").get(0)).isEqualTo(map.get("category").get(0));
    }
}
