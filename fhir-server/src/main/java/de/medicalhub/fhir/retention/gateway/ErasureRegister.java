package de.medicalhub.fhir.retention.gateway;

import de.medicalhub.fhir.retention.control.PatientRecords.Erased;
import de.medicalhub.fhir.retention.entity.RetentionTable;
import java.sql.Array;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was erased, and who may be next: asked of tables, for HAPI's searches know one patient at a time. */
final class ErasureRegister {
    /** Periods without an end are indexed up to the year 9999. */
    private static final String NO_END = "timestamp '9000-01-01'";

    private static final String OUTLIVED = """
            select p.fhir_id from hfj_resource p
            where p.res_type = 'Patient' and p.res_deleted_at is null and p.fhir_id > ?
              and not exists (
                select 1 from hfj_res_link l join hfj_spidx_date d on d.res_id = l.src_resource_id
                where l.target_resource_id = p.res_id and not l.source_resource_type = any (?)
                  and (d.sp_value_low >= ? or (d.sp_value_high >= ? and d.sp_value_high < %s)))
            union
            select d.fhir_id from hfj_resource d
            where d.res_type = 'Patient' and d.res_deleted_at is not null and d.fhir_id > ?
            union
            select substring(r.patient from 9) from erasure_rest r where substring(r.patient from 9) > ?
            order by 1 limit ?""".replace("%s", NO_END);

    private final JdbcTemplate jdbc;

    ErasureRegister(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that erases; one after the other, so that nobody reads a later position first. */
    void add(List<String> references) {
        jdbc.execute("lock table erased_record in share row exclusive mode");
        references.forEach(reference -> jdbc.update("insert into erased_record (reference) values (?)", reference));
    }

    List<Erased> after(int position, int most) {
        return jdbc.query(
                "select position, reference from erased_record where position > ? order by position limit ?",
                (row, number) -> new Erased(row.getInt("position"), row.getString("reference")),
                position,
                most);
    }

    int patients() {
        return Objects.requireNonNullElse(
                jdbc.queryForObject(
                        "select count(*) from hfj_resource where res_type = 'Patient' and res_deleted_at is null",
                        Integer.class),
                0);
    }

    List<String> outlived(Instant moment, String afterId, int most) {
        return jdbc.query(
                connection -> {
                    var question = connection.prepareStatement(OUTLIVED);
                    Array notKept = connection.createArrayOf("text", new TreeSet<>(RetentionTable.notKept()).toArray());
                    Timestamp from = Timestamp.from(moment);
                    question.setString(1, afterId);
                    question.setArray(2, notKept);
                    question.setTimestamp(3, from);
                    question.setTimestamp(4, from);
                    question.setString(5, afterId);
                    question.setString(6, afterId);
                    question.setInt(7, most);
                    return question;
                },
                (row, number) -> "Patient/" + row.getString(1));
    }
}
