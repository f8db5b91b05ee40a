package org.cityplus.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.engine.impl.util.CommandContextUtil;
import org.flowable.task.api.Task;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same way of a case on an embedded Flowable engine with its defaults, behind the least of servers: form and document as process
 * variables, a user task for each step, a timer for each term, its own history as the record. What a city must keep beside that, it
 * writes in the same transaction: the line of the trail, the order, the receipt.
 */
final class FlowableServer {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ProcessEngine engine;
    private final JsonMapper json = JsonMapper.builder().build();

    private FlowableServer(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Arguments: the port, and the data folder of the city whose database server it uses. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        try (Connection database = Tokens.database(data, "flowable");
                Statement statement = database.createStatement()) {
            statement.execute("""
                    create table trail (id bigint generated always as identity primary key, case_id text not null,
                        actor text not null, act text not null, at timestamptz not null default now());
                    create index trail_of_case on trail (case_id, id);
                    create table payment_order (case_id text primary key, fen bigint not null, paid_at timestamptz,
                        opened_at timestamptz not null default now());
                    create table charge (id bigint generated always as identity primary key, case_id text not null,
                        at timestamptz not null default now());
                    create table receipt (case_id text not null, number text primary key,
                        issued_at timestamptz not null default now())
                    """);
        }
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration
                .setJdbcDriver("org.postgresql.Driver")
                .setJdbcUrl(Tokens.url(data, "flowable"))
                .setJdbcUsername("cityplus")
                .setJdbcPassword(Tokens.password(data))
                .setJdbcMaxActiveConnections(16)
                .setJdbcMaxIdleConnections(16)
                .setDatabaseSchemaUpdate("true")
                .setAsyncExecutorActivate(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("org/cityplus/benchmarks/passport-online-renewal.bpmn20.xml")
                .deploy();
        FlowableServer peer = new FlowableServer(engine);
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 128);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", peer::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Map<String, Object> body = json.readValue(exchange.getRequestBody().readAllBytes(), OBJECT);
        String id = path.length > 2 ? path[2] : "";
        String answer = json.writeValueAsString(Map.of("id", step(path[1], id, body, exchange)));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String step(String step, String id, Map<String, Object> body, HttpExchange exchange) {
        String officer = String.valueOf(body.get("officer"));
        return switch (step) {
            case "lodge" -> lodge(body, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            case "accept" ->
                inOneTransaction(() -> {
                    complete(id, officer, Map.of("acceptedBy", officer));
                    write("insert into receipt (case_id, number) values (?, ? || '-2')", id, id);
                    write("insert into payment_order (case_id, fen) values (?, 12000)", id);
                    trail(id, officer, "accepted");
                    return id;
                });
            case "order" ->
                inOneTransaction(() -> {
                    write("select 1 from payment_order where case_id = ?", id);
                    return id;
                });
            case "charge" ->
                inOneTransaction(() -> {
                    write("insert into charge (case_id) values (?)", id);
                    write("update payment_order set paid_at = now() where case_id = ?", id);
                    return id;
                });
            case "paid" ->
                inOneTransaction(() -> {
                    complete(id, "applicant", Map.of("paidFen", 12000L));
                    trail(id, "applicant", "paid");
                    return id;
                });
            case "decide" ->
                inOneTransaction(() -> {
                    complete(id, officer, Map.of("outcome", "granted", "decidedBy", officer));
                    trail(id, officer, "decided");
                    return id;
                });
            case "issue" ->
                inOneTransaction(() -> {
                    complete(id, officer, Map.of("document", String.valueOf(body.get("document"))));
                    trail(id, officer, "took-effect");
                    trail(id, officer, "issued");
                    return id;
                });
            default -> throw new IllegalArgumentException(step);
        };
    }

    private String lodge(Map<String, Object> body, String key) {
        return inOneTransaction(() -> {
            Map<String, Object> variables = new HashMap<>();
            if (body.get("answers") instanceof Map<?, ?> answers) {
                answers.forEach((field, answer) -> variables.put(String.valueOf(field), answer));
            }
            String id = engine.getRuntimeService()
                    .startProcessInstanceByKey("passport-online-renewal", key, variables)
                    .getId();
            trail(id, "applicant", "lodged");
            return id;
        });
    }

    /** Takes the case's one open task and ends it. */
    private void complete(String id, String who, Map<String, Object> variables) {
        Task task =
                engine.getTaskService().createTaskQuery().processInstanceId(id).singleResult();
        engine.getTaskService().claim(task.getId(), who);
        engine.getTaskService().complete(task.getId(), variables);
    }

    private interface Step {
        String take();
    }

    /** What the engine is asked for inside joins this transaction. */
    private String inOneTransaction(Step step) {
        Command<String> command = context -> step.take();
        return engine.getManagementService().executeCommand(command);
    }

    private static void trail(String id, String who, String act) {
        write("insert into trail (case_id, actor, act) values (?, ?, ?)", id, who, act);
    }

    private static void write(String sql, String... values) {
        Connection connection =
                CommandContextUtil.getDbSqlSession().getSqlSession().getConnection();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
