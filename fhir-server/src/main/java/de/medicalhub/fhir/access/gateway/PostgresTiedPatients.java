package de.medicalhub.fhir.access.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.dao.IResultIterator;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.dao.tx.HapiTransactionService;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.model.search.SearchRuntimeDetails;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import de.medicalhub.fhir.store.OwnChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells which patients some resources are about: the engine finds these, the index of references says whom they name. Nothing
 * of them is read, so that a house with thousands of patients is asked about as fast as one with ten.
 */
@Component
class PostgresTiedPatients {
    private static final String NAMED = "select p.fhir_id from hfj_res_link s"
            + " join hfj_resource p on p.res_id = s.target_resource_id and p.res_type = 'Patient'"
            + " where s.src_resource_id = any (?) and s.src_path = ?";

    private final HapiTransactionService transactions;
    private final SearchBuilderFactory<JpaPid> builders;
    private final FhirContext fhir;
    private final JdbcTemplate jdbc;
    private final OwnChanges changes;

    PostgresTiedPatients(
            HapiTransactionService transactions,
            SearchBuilderFactory<JpaPid> builders,
            FhirContext fhir,
            DataSource dataSource,
            OwnChanges changes) {
        this.transactions = transactions;
        this.builders = builders;
        this.fhir = fhir;
        this.jdbc = new JdbcTemplate(dataSource);
        this.changes = changes;
    }

    /**
     * The patients, as {@code Patient/…}; empty if more resources than that are found.
     *
     * @param type of the resources
     * @param criteria that they meet
     * @param path of the element that names the patient, such as {@code CareTeam.subject}
     */
    Optional<Set<String>> of(String type, SearchParameterMap criteria, String path, int most) {
        changes.bringToDatabase();
        List<Long> keys = transactions
                .withSystemRequest()
                .withRequestPartitionId(RequestPartitionId.allPartitions())
                .readOnly()
                .execute(() -> keys(type, criteria, most + 1));
        if (keys.size() > most) {
            return Optional.empty();
        }
        return Optional.of(keys.isEmpty() ? Set.of() : named(keys, path));
    }

    private List<Long> keys(String type, SearchParameterMap criteria, int most) {
        ISearchBuilder<JpaPid> rows =
                builders.newSearchBuilder(type, fhir.getResourceDefinition(type).getImplementingClass());
        rows.setMaxResultsToFetch(most);
        rows.setFetchSize(most);
        SystemRequestDetails system = new SystemRequestDetails();
        List<Long> keys = new ArrayList<>();
        try (IResultIterator<JpaPid> found = rows.createQuery(
                criteria, new SearchRuntimeDetails(system, "tied"), system, RequestPartitionId.allPartitions())) {
            while (keys.size() < most && found.hasNext()) {
                keys.add(found.next().getId());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> named(List<Long> keys, String path) {
        return new HashSet<>(jdbc.query(
                NAMED,
                ask -> {
                    ask.setArray(1, ask.getConnection().createArrayOf("bigint", keys.toArray(Long[]::new)));
                    ask.setString(2, path);
                },
                (row, index) -> "Patient/" + row.getString(1)));
    }
}
