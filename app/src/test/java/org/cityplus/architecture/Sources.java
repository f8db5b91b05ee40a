package org.cityplus.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sources as they are written: what they declare, and who calls what with which arguments. Names are not resolved. */
final class Sources {
    private final List<Type> types = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();

    private Sources() {}

    /**
     * @param home its package
     * @param fields what fields are of, by their names
     * @param makers its constructors; of a record the one with its components
     */
    record Type(
            String name,
            String home,
            @Nullable Type outer,
            Map<String, Tree> constants,
            Map<String, String> fields,
            List<Callable> makers) {
        Stream<Type> andOuter() {
            return Stream.iterate(this, each -> each != null, each -> each.outer);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * A method or, named as its type, a constructor.
     *
     * @param words those of its parameters that are strings
     */
    record Callable(Type type, String name, List<String> parameters, Set<String> words, Map<String, Tree> locals) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * @param receiver what stands before the point; empty for what a type calls of its own, and for constructors
     * @param callable within which it is called
     */
    record Call(
            Type type,
            @Nullable Callable callable,
            boolean makes,
            String receiver,
            String name,
            List<? extends ExpressionTree> arguments) {}

    List<Type> types() {
        return types;
    }

    List<Call> calls() {
        return calls;
    }

    static Sources parse(List<String> files) {
        Sources sources = new Sources();
        List<JavaFileObject> given = IntStream.range(0, files.size())
                .<JavaFileObject>mapToObj(i -> new Text(i, files.get(i)))
                .toList();
        JavacTask parser =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of(), null, given);
        try {
            for (CompilationUnitTree file : parser.parse()) {
                sources.new Reader(String.valueOf(file.getPackageName())).scan(file, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** Calls that may be of {@code callable}, as far as names tell. */
    Stream<Call> callsOf(Callable callable) {
        return calls.stream()
                .filter(call -> call.name.equals(callable.name)
                        && call.arguments.size() == callable.parameters.size()
                        && reaches(call, callable));
    }

    private static boolean reaches(Call call, Callable callable) {
        if (call.makes || call.receiver.isEmpty()) {
            boolean within =
                    call.type.andOuter().anyMatch(type -> type == callable.type || type == callable.type.outer);
            return within || call.makes && callable.type.outer == null;
        }
        if (Character.isUpperCase(call.receiver.charAt(0))) {
            return call.receiver.equals(callable.type.name);
        }
        return call.type
                .andOuter()
                .flatMap(type -> Stream.ofNullable(type.fields.get(call.receiver)))
                .findFirst()
                .map(of -> of.equals(callable.type.name))
                .orElse(true);
    }

    static String lastName(Tree expression) {
        return switch (expression) {
            case IdentifierTree name -> name.getName().toString();
            case MemberSelectTree select -> select.getIdentifier().toString();
            default -> "";
        };
    }

    /** One file. */
    private final class Reader extends TreeScanner<Void, Void> {
        private final String home;
        private @Nullable Type type;
        private @Nullable Callable callable;

        private Reader(String home) {
            this.home = home;
        }

        @Override
        public Void visitClass(ClassTree tree, Void nothing) {
            Type outer = type;
            Callable around = callable;
            Type here = new Type(
                    tree.getSimpleName().toString(), home, outer, new HashMap<>(), new HashMap<>(), new ArrayList<>());
            types.add(here);
            List<VariableTree> components = new ArrayList<>();
            for (Tree member : tree.getMembers()) {
                if (member instanceof VariableTree field) {
                    String name = field.getName().toString();
                    here.fields.put(name, lastName(field.getType()));
                    if (field.getModifiers().getFlags().contains(Modifier.STATIC) && field.getInitializer() != null) {
                        here.constants.put(name, field.getInitializer());
                    } else {
                        components.add(field);
                    }
                }
            }
            if (tree.getKind() == Tree.Kind.RECORD) {
                here.makers.add(callable(here, here.name, components));
            }
            type = here;
            callable = null;
            super.visitClass(tree, nothing);
            type = outer;
            callable = around;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void nothing) {
            Type here = Objects.requireNonNull(type);
            boolean makes = tree.getReturnType() == null;
            Callable before = callable;
            callable = callable(here, makes ? here.name : tree.getName().toString(), tree.getParameters());
            if (makes) {
                here.makers.add(callable);
            }
            super.visitMethod(tree, nothing);
            callable = before;
            return null;
        }

        private static Callable callable(Type type, String name, List<? extends VariableTree> parameters) {
            return new Callable(
                    type,
                    name,
                    parameters.stream().map(each -> each.getName().toString()).toList(),
                    parameters.stream()
                            .filter(each -> lastName(each.getType()).equals("String"))
                            .map(each -> each.getName().toString())
                            .collect(Collectors.toSet()),
                    new HashMap<>());
        }

        @Override
        public Void visitVariable(VariableTree tree, Void nothing) {
            if (callable != null && tree.getInitializer() != null) {
                callable.locals.put(tree.getName().toString(), tree.getInitializer());
            }
            return super.visitVariable(tree, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree tree, Void nothing) {
            add(true, "", lastName(tree.getIdentifier()), tree.getArguments());
            return super.visitNewClass(tree, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
            String receiver =
                    tree.getMethodSelect() instanceof MemberSelectTree select ? receiver(select.getExpression()) : "";
            add(false, receiver, lastName(tree.getMethodSelect()), tree.getArguments());
            return super.visitMethodInvocation(tree, nothing);
        }

        private String receiver(Tree before) {
            String name = lastName(before);
            return name.equals("this") ? "" : name.isEmpty() ? "?" : name;
        }

        private void add(boolean makes, String receiver, String name, List<? extends ExpressionTree> arguments) {
            if (type != null) {
                calls.add(new Call(type, callable, makes, receiver, name, arguments));
            }
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(int number, String text) {
            super(URI.create("string:///File" + number + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
