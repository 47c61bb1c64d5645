package org.tallyman.intake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Real connections to a real database, which break around the writing of a block when told to. */
final class BreakingLine {

    private enum Plan {
        HOLD,
        BREAK_BEFORE,
        BREAK_AFTER,
        BROKEN
    }

    private final DataSource real;
    private volatile Plan plan = Plan.HOLD;
    private volatile boolean stays;

    BreakingLine(DataSource real) {
        this.real = real;
    }

    /** The database never hears of the next block. */
    void breakBeforeNextBlock() {
        plan = Plan.BREAK_BEFORE;
    }

    /** The database commits the next block, and nobody hears of it. */
    void breakAfterNextBlock() {
        plan = Plan.BREAK_AFTER;
    }

    /** Where it breaks next, nobody gets through before it is mended. */
    void stayBroken() {
        stays = true;
    }

    void mend() {
        stays = false;
    }

    boolean broken() {
        return plan == Plan.BROKEN;
    }

    DataSource dataSource() {
        return wrap(DataSource.class, (proxy, method, args) -> {
            if (stays && plan == Plan.BROKEN) {
                throw new SQLException("the line is broken", "08001");
            }
            Object answer = call(real, method, args);
            return answer instanceof Connection connection ? connection(connection) : answer;
        });
    }

    private Connection connection(Connection connection) {
        return wrap(Connection.class, (proxy, method, args) -> {
            Object answer = call(connection, method, args);
            boolean block = answer instanceof PreparedStatement
                    && String.valueOf(args[0]).contains("message_block (");
            return block ? statement((PreparedStatement) answer, connection) : answer;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, Connection connection) {
        return wrap(PreparedStatement.class, (proxy, method, args) -> {
            boolean breaks =
                    method.getName().equals("executeUpdate") && (plan == Plan.BREAK_BEFORE || plan == Plan.BREAK_AFTER);
            if (!breaks) {
                return call(statement, method, args);
            }
            if (plan == Plan.BREAK_AFTER) {
                call(statement, method, args);
            }
            plan = Plan.BROKEN;
            connection.close();
            throw new SQLException("the line broke", "08006");
        });
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T wrap(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
