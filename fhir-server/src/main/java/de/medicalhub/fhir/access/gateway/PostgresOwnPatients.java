package de.medicalhub.fhir.access.gateway;

import de.medicalhub.fhir.store.OwnChanges;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells whose patients are an organisation's own: managed by it, or with a stay there. One question to the index of
 * references; the engine's search would read each patient for it.
 */
@Component
class PostgresOwnPatients {
    /** A limit keeps the planner from reading all links of an organisation instead of the few of each patient. */
    private static final String MANAGED_OR_STAYED = "select p.fhir_id from hfj_resource p"
            + " where p.res_type = 'Patient' and p.fhir_id = any (?) and p.res_deleted_at is null"
            + " and coalesce("
            + "(select true from hfj_res_link m join hfj_resource o on o.res_id = m.target_resource_id"
            + " where m.src_resource_id = p.res_id and m.src_path = 'Patient.managingOrganization'"
            + " and o.res_type = 'Organization' and o.fhir_id = any (?) limit 1),"
            + " (select true from hfj_res_link s join hfj_resource e on e.res_id = s.src_resource_id"
            + " join hfj_res_link h on h.src_resource_id = e.res_id"
            + " join hfj_resource o on o.res_id = h.target_resource_id"
            + " where s.target_resource_id = p.res_id and s.src_path = 'Encounter.subject'"
            + " and e.res_deleted_at is null and h.src_path = 'Encounter.serviceProvider'"
            + " and o.res_type = 'Organization' and o.fhir_id = any (?) limit 1), false)";

    private final JdbcTemplate jdbc;
    private final OwnChanges changes;

    PostgresOwnPatients(DataSource dataSource, OwnChanges changes) {
        this.changes = changes;
        jdbc = new JdbcTemplate(dataSource);
    }

    /** Those of the patients that are the organisations' own. */
    Set<String> among(Collection<String> patients, Set<String> organisations) {
        Object[] ids = ids(patients, "Patient/");
        Object[] own = ids(organisations, "Organization/");
        if (ids.length == 0 || own.length == 0) {
            return Set.of();
        }
        changes.bringToDatabase();
        return new HashSet<>(jdbc.query(
                MANAGED_OR_STAYED,
                ask -> {
                    ask.setArray(1, ask.getConnection().createArrayOf("text", ids));
                    ask.setArray(2, ask.getConnection().createArrayOf("text", own));
                    ask.setArray(3, ask.getConnection().createArrayOf("text", own));
                },
                (row, index) -> "Patient/" + row.getString(1)));
    }

    private static Object[] ids(Collection<String> references, String type) {
        return references.stream()
                .filter(reference -> reference.startsWith(type))
                .map(reference -> reference.substring(type.length()))
                .filter(Predicate.not(String::isEmpty))
                .toArray();
    }
}
