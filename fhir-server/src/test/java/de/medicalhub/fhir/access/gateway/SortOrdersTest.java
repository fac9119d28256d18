package de.medicalhub.fhir.access.gateway;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.SortSpec;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortOrdersTest {
    private final SortOrders orders = new SortOrders(new FhirContextSearchParamRegistry(FhirContext.forR4Cached()));

    @ParameterizedTest
    @ValueSource(strings = {"name", "birthdate", "_id", "_lastUpdated", "general-practitioner.name"})
    @DisplayName("what a type can be ordered by is taken")
    void taken(String name) {
        assertThatCode(() -> orders.check(ordered(name))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "subject", "nonsense.name"})
    @DisplayName("12: an order that the type does not know is refused although nothing is looked for")
    void refused(String name) {
        assertThatThrownBy(() -> orders.check(ordered(name)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(name);
    }

    private static Query ordered(String name) {
        SearchParameterMap wanted = new SearchParameterMap();
        wanted.setSort(new SortSpec("birthdate").setChain(new SortSpec(name)));
        return new Query("Patient", wanted, false, new SystemRequestDetails());
    }
}
