package de.medicalhub.fhir.engine.control;

import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Takes from a database of before the foreign keys that {@link LeanTables} leaves out of a new one. */
@Component
@DependsOn("entityManagerFactory")
class LeanIndexRows implements InitializingBean {
    private static final String DROP = """
            do $$
            declare
                found record;
            begin
                for found in
                    select conrelid::regclass as origin, conname from pg_constraint
                    where contype = 'f' and connamespace = current_schema()::regnamespace
                        and confrelid = to_regclass('hfj_resource')
                        and conrelid::regclass::text ~ '^hfj_(spidx_.*|res_link|res_ver)$'
                loop
                    execute format('alter table %s drop constraint %I', found.origin, found.conname);
                end loop;
            end
            $$""";

    private final JdbcTemplate jdbc;

    LeanIndexRows(DataSource dataSource) {
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.execute(DROP);
    }
}
