package de.medicalhub.fhir.access.gateway;

import de.medicalhub.fhir.store.OwnChanges;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells about whom an organisation was ever asked something: the patients of the Tasks that it owns, and of what these are
 * about. One question to the index of references; the engine's search would read each Task for it.
 */
@Component
class PostgresAskedPatients {
    private static final String OWNED = " from hfj_resource o"
            + " join hfj_res_link w on w.target_resource_id = o.res_id and w.src_path = 'Task.owner'";
    private static final String PATIENT =
            " join hfj_resource p on p.res_id = s.target_resource_id and p.res_type = 'Patient'"
                    + " where o.res_type = 'Organization' and o.fhir_id = any (?)";
    private static final String ASKED = "select p.fhir_id" + OWNED
            + " join hfj_res_link s on s.src_resource_id = w.src_resource_id and s.src_path = 'Task.for'" + PATIENT
            + " union select p.fhir_id" + OWNED
            + " join hfj_res_link f on f.src_resource_id = w.src_resource_id and f.src_path = 'Task.focus'"
            + " join hfj_res_link s on s.src_resource_id = f.target_resource_id and s.src_path = 'ServiceRequest.subject'"
            + PATIENT + " limit ?";

    private final JdbcTemplate jdbc;
    private final OwnChanges changes;

    PostgresAskedPatients(DataSource dataSource, OwnChanges changes) {
        this.changes = changes;
        jdbc = new JdbcTemplate(dataSource);
    }

    /** Empty if they are more than that. */
    Optional<Set<String>> of(Set<String> organisations, int most) {
        Object[] owners = organisations.stream()
                .filter(organisation -> organisation.startsWith("Organization/"))
                .map(organisation -> organisation.substring("Organization/".length()))
                .toArray();
        if (owners.length == 0) {
            return Optional.of(Set.of());
        }
        changes.bringToDatabase();
        List<String> found = jdbc.query(
                ASKED,
                ask -> {
                    ask.setArray(1, ask.getConnection().createArrayOf("text", owners));
                    ask.setArray(2, ask.getConnection().createArrayOf("text", owners));
                    ask.setInt(3, most + 1);
                },
                (row, index) -> "Patient/" + row.getString(1));
        return found.size() > most
                ? Optional.empty()
                : Optional.of(found.stream().collect(Collectors.toSet()));
    }
}
