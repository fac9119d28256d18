package de.medicalhub.fhir.exchange.gateway;

import de.medicalhub.fhir.exchange.control.ExportJobs;
import de.medicalhub.fhir.exchange.entity.ExportJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Questions of exports in PostgreSQL; see export.sql beside this class. */
@Component
class PostgresExportJobs implements ExportJobs, InitializingBean {
    private final JdbcTemplate jdbc;

    PostgresExportJobs(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        jdbc.execute(new ClassPathResource("export.sql", getClass()).getContentAsString(StandardCharsets.UTF_8));
    }

    @Override
    public void add(ExportJob job, Instant forgetBefore) {
        jdbc.update("delete from export_job where begun < ?", Timestamp.from(forgetBefore));
        jdbc.update(
                "insert into export_job (id, account, question, patients, types, since, begun)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                job.id(),
                job.account(),
                job.question(),
                job.patientsOnly(),
                String.join(",", job.types()),
                job.since().map(Timestamp::from).orElse(null),
                Timestamp.from(job.begun()));
    }

    @Override
    public Optional<ExportJob> find(UUID id, String account) {
        return jdbc
                .query("select * from export_job where id = ? and account = ?", (row, number) -> job(row), id, account)
                .stream()
                .findFirst();
    }

    @Override
    public void remove(UUID id) {
        jdbc.update("delete from export_job where id = ?", id);
    }

    private static ExportJob job(ResultSet row) throws SQLException {
        String types = row.getString("types");
        return new ExportJob(
                row.getObject("id", UUID.class),
                row.getString("account"),
                row.getString("question"),
                row.getBoolean("patients"),
                types.isEmpty() ? List.of() : List.of(types.split(",", -1)),
                Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant),
                row.getTimestamp("begun").toInstant());
    }
}
