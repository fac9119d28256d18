package de.medicalhub.fhir.exchange.gateway;

import de.medicalhub.fhir.exchange.control.Candidates;
import de.medicalhub.fhir.exchange.entity.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads HAPI's tables of resources and of links between them directly: its search would collect and keep the whole list
 * before the first page.
 */
@Component
class PostgresCandidates implements Candidates {
    private static final String COLUMNS = "r.res_id, r.res_type, r.fhir_id";

    /** A Binary that a document names: no link of HAPI's leads there, only the address in the document's index. */
    private static final String HELD = " and u.sp_uri like 'Binary/%'"
            + " join hfj_resource b on b.res_type = 'Binary' and b.fhir_id = substr(u.sp_uri, 8)";

    /** The patients themselves, what links to one of them, a Provenance of such a thing, and what their documents hold. */
    private static final String ABOUT = "select unnest(?::bigint[]) union"
            + " select l.src_resource_id from hfj_res_link l where l.target_resource_id = any (?)"
            + " and l.source_resource_type = ? union"
            + " select p.src_resource_id from hfj_res_link p where ? = 'Provenance'"
            + " and p.source_resource_type = 'Provenance' and p.target_resource_id in"
            + " (select l.src_resource_id from hfj_res_link l where l.target_resource_id = any (?)) union"
            + " select b.res_id from hfj_res_link l join hfj_spidx_uri u on u.res_id = l.src_resource_id" + HELD
            + " where ? = 'Binary' and l.source_resource_type = 'DocumentReference' and l.target_resource_id = any (?)";

    private final JdbcTemplate jdbc;

    PostgresCandidates(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Set<Long> patientsOf(Set<String> organisations) {
        if (organisations.isEmpty()) {
            return Set.of();
        }
        String[] ids = organisations.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .toArray(String[]::new);
        return keys(
                "with own as (select o.src_resource_id as id, o.source_resource_type as type from hfj_res_link o"
                        + " join hfj_resource r on r.res_id = o.target_resource_id"
                        + " where r.res_type = 'Organization' and r.fhir_id = any (?)"
                        + " and o.source_resource_type in ('Patient', 'Encounter', 'CareTeam'))"
                        + " select id from own where type = 'Patient' union"
                        + " select p.target_resource_id from own join hfj_res_link p on p.src_resource_id = own.id"
                        + " where p.target_resource_type = 'Patient' and p.target_resource_id is not null",
                (Object) ids);
    }

    @Override
    public Set<Long> patient(String reference) {
        return keys(
                "select res_id from hfj_resource where res_type = 'Patient' and fhir_id = ? and res_deleted_at is null",
                reference.substring(reference.indexOf('/') + 1));
    }

    @Override
    public List<Long> about(Set<Long> patients, String type, Period period) {
        if (patients.isEmpty()) {
            return List.of();
        }
        Long[] keys = patients.toArray(Long[]::new);
        return keys(type, period, " and r.res_id in (" + ABOUT + ")", keys, keys, type, type, keys, type, keys);
    }

    @Override
    public List<Long> all(String type, Period period) {
        return keys(type, period, "");
    }

    @Override
    public List<Candidate> withKeys(List<Long> keys) {
        return jdbc.query(
                "select " + COLUMNS + " from hfj_resource r where r.res_id = any (?) and r.res_deleted_at is null"
                        + " order by r.res_id",
                (row, number) -> candidate(row),
                (Object) keys.toArray(Long[]::new));
    }

    @Override
    public List<Candidate> record(
            Set<Long> patient,
            Set<String> types,
            Optional<Instant> since,
            String afterType,
            String afterId,
            int count) {
        Long[] keys = patient.toArray(Long[]::new);
        List<Object> values = new ArrayList<>();
        values.add(keys);
        values.add(keys);
        values.add(keys);
        values.add(types.toArray(String[]::new));
        values.add(afterType);
        values.add(afterId);
        String sql = "with linked as (select l.src_resource_id as id from hfj_res_link l"
                + " where l.target_resource_id = any (?)), about as (select unnest(?::bigint[]) as id"
                + " union select id from linked"
                + " union select b.res_id from linked join hfj_spidx_uri u on u.res_id = linked.id" + HELD
                + " union select p.src_resource_id from hfj_res_link p"
                + " where p.source_resource_type = 'Provenance'"
                + " and (p.target_resource_id in (select id from linked) or p.target_resource_id = any (?)))"
                + " select " + COLUMNS + " from hfj_resource r join about a on a.id = r.res_id"
                + " where r.res_deleted_at is null and r.res_type = any (?) and (r.res_type, r.fhir_id) > (?, ?)"
                + since(since, values) + " order by r.res_type, r.fhir_id limit ?";
        values.add(count);
        return jdbc.query(sql, (row, number) -> candidate(row), values.toArray());
    }

    private List<Long> keys(String type, Period period, String condition, Object... more) {
        List<Object> values = new ArrayList<>(List.of(type, time(period.until())));
        values.addAll(List.of(more));
        String sql = "select r.res_id from hfj_resource r where r.res_type = ? and r.res_published <= ?"
                + " and r.res_deleted_at is null" + condition + since(period.since(), values) + " order by r.res_id";
        return jdbc.queryForList(sql, Long.class, values.toArray());
    }

    private Set<Long> keys(String sql, Object... values) {
        Collection<Long> found = jdbc.queryForList(sql, Long.class, values);
        return found.stream().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String since(Optional<Instant> since, List<Object> values) {
        since.ifPresent(instant -> values.add(time(instant)));
        return since.isPresent() ? " and r.res_updated >= ?" : "";
    }

    /** HAPI's columns have no time zone: Hibernate writes the server's local time. */
    private static Timestamp time(Instant instant) {
        return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneId.systemDefault()));
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        return new Candidate(row.getLong("res_id"), row.getString("res_type"), row.getString("fhir_id"));
    }
}
