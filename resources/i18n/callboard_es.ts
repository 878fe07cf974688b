<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en_US">
<context>
    <name>cb::ui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Como en el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Contraste alto</translation>
    </message>
    <message>
        <source>Stronger outlines, and darker or brighter small text.</source>
        <translation>Contornos más marcados y texto pequeño más oscuro o más claro.</translation>
    </message>
    <message>
        <source>Text and motion</source>
        <translation>Texto y movimiento</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Reducir el movimiento</translation>
    </message>
    <message>
        <source>Panels and messages come without sliding.</source>
        <translation>Los paneles y avisos aparecen sin deslizarse.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>A partir del próximo inicio.</translation>
    </message>
</context>
<context>
    <name>cb::ui::ActionWords</name>
    <message>
        <source>The call was not hung up.</source>
        <translation>No se colgó la llamada.</translation>
    </message>
    <message>
        <source>The call was not transferred.</source>
        <translation>No se transfirió la llamada.</translation>
    </message>
    <message>
        <source>The call is not being recorded.</source>
        <translation>La llamada no se está grabando.</translation>
    </message>
    <message>
        <source>The recording was not paused: it still runs.</source>
        <translation>La grabación no se pausó: sigue en marcha.</translation>
    </message>
    <message>
        <source>The recording does not go on yet.</source>
        <translation>La grabación todavía no continúa.</translation>
    </message>
    <message>
        <source>The recording runs. Twilio plays no announcement in the middle of a call: tell the other side.</source>
        <translation>La grabación está en marcha. Twilio no reproduce ningún aviso en mitad de una llamada: dígaselo a la otra parte.</translation>
    </message>
    <message>
        <source>The recording was not stopped.</source>
        <translation>La grabación no se detuvo.</translation>
    </message>
    <message>
        <source>The call was not placed.</source>
        <translation>No se hizo la llamada.</translation>
    </message>
    <message>
        <source>Twilio has not said whether the recording is paused. Take it as running.</source>
        <translation>Twilio no ha dicho si la grabación está en pausa. Considere que sigue en marcha.</translation>
    </message>
    <message>
        <source>Twilio has not said whether it was done. Look at the call before you try again.</source>
        <translation>Twilio no ha dicho si se hizo. Mire la llamada antes de intentarlo de nuevo.</translation>
    </message>
    <message>
        <source>It had ended before.</source>
        <translation>Ya había terminado.</translation>
    </message>
    <message>
        <source>Nothing is being recorded any more.</source>
        <translation>Ya no se graba nada.</translation>
    </message>
    <message>
        <source>Twilio could not be reached in time.</source>
        <translation>No se pudo contactar con Twilio a tiempo.</translation>
    </message>
    <message>
        <source>It is not a telephone number.</source>
        <translation>No es un número de teléfono.</translation>
    </message>
    <message>
        <source>The number cannot be reached.</source>
        <translation>No se puede comunicar con el número.</translation>
    </message>
    <message>
        <source>This Twilio account may not call that number.</source>
        <translation>Esta cuenta de Twilio no puede llamar a ese número.</translation>
    </message>
    <message>
        <source>Our number does not belong to this Twilio account.</source>
        <translation>Nuestro número no pertenece a esta cuenta de Twilio.</translation>
    </message>
    <message>
        <source>The Twilio account is out of money or at its limit of calls.</source>
        <translation>La cuenta de Twilio no tiene saldo o llegó a su límite de llamadas.</translation>
    </message>
    <message>
        <source>Twilio refused the key. Replace it in Settings.</source>
        <translation>Twilio rechazó la clave. Cámbiela en Ajustes.</translation>
    </message>
    <message>
        <source>Twilio answered with error %1.</source>
        <translation>Twilio respondió con el error %1.</translation>
    </message>
    <message>
        <source>Twilio did not accept it.</source>
        <translation>Twilio no lo aceptó.</translation>
    </message>
    <message>
        <source>The line is busy.</source>
        <translation>La línea está ocupada.</translation>
    </message>
    <message>
        <source>Nobody answers.</source>
        <translation>Nadie contesta.</translation>
    </message>
    <message>
        <source>The number is not in service.</source>
        <translation>El número no está en servicio.</translation>
    </message>
    <message>
        <source>The number could not be reached.</source>
        <translation>No se pudo comunicar con el número.</translation>
    </message>
    <message>
        <source>Attempt %1 of %2, next %3.</source>
        <translation>Intento %1 de %2, el próximo a las %3.</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
</context>
<context>
    <name>cb::ui::Button</name>
    <message>
        <source>%1: %2</source>
        <comment>action, why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>action</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action, keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cb::ui::CallActions</name>
    <message>
        <source>this comes with a later version.</source>
        <translation>llega con una versión posterior.</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Nueva llamada</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Poner en espera</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Asesorar</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Unirse</translation>
    </message>
    <message>
        <source>Call next</source>
        <translation>Llamar al siguiente</translation>
    </message>
    <message>
        <source>callbacks come with a later version.</source>
        <translation>las devoluciones de llamada llegan con una versión posterior.</translation>
    </message>
    <message>
        <source>Copy number</source>
        <translation>Copiar número</translation>
    </message>
    <message>
        <source>Calls of this caller</source>
        <translation>Llamadas de esta persona</translation>
    </message>
    <message>
        <source>Block number</source>
        <translation>Bloquear número</translation>
    </message>
    <message>
        <source>Unblock number</source>
        <translation>Desbloquear número</translation>
    </message>
    <message>
        <source>choose a call first.</source>
        <translation>elija primero una llamada.</translation>
    </message>
    <message>
        <source>the caller withheld the number.</source>
        <translation>la persona ocultó su número.</translation>
    </message>
    <message>
        <source>%1 is copied</source>
        <translation>%1 está copiado</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 está bloqueado</translation>
    </message>
    <message>
        <source>%1 can call again</source>
        <translation>%1 puede volver a llamar</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Detener la grabación</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Cancel the next attempt</source>
        <translation>Cancelar el próximo intento</translation>
    </message>
    <message>
        <source>Resume recording</source>
        <translation>Seguir grabando</translation>
    </message>
    <message>
        <source>Pause recording</source>
        <translation>Pausar la grabación</translation>
    </message>
    <message>
        <source>this desk does not know whose telephone to ring.</source>
        <translation>este puesto no sabe qué teléfono debe sonar.</translation>
    </message>
    <message>
        <source>that call has ended.</source>
        <translation>esa llamada ha terminado.</translation>
    </message>
    <message>
        <source>it is under way.</source>
        <translation>ya está en marcha.</translation>
    </message>
    <message>
        <source>nobody has answered yet.</source>
        <translation>nadie ha contestado todavía.</translation>
    </message>
    <message>
        <source>That cannot be done to the call any more. It may have ended.</source>
        <translation>Eso ya no se puede hacer con la llamada. Puede que haya terminado.</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>person, what happened, what comes next</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>person, what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Hang up the call with %1?</source>
        <translation>¿Colgar la llamada con %1?</translation>
    </message>
    <message>
        <source>It is being recorded. What was said so far is kept.</source>
        <translation>Se está grabando. Lo dicho hasta ahora se guarda.</translation>
    </message>
    <message>
        <source>Keep talking</source>
        <translation>Seguir hablando</translation>
    </message>
    <message>
        <source>Ringing %1</source>
        <translation>Llamando a %1</translation>
    </message>
    <message>
        <source>Your telephone rings. Press 1 to call %1.</source>
        <translation>Su teléfono suena. Oprima 1 para llamar a %1.</translation>
    </message>
    <message>
        <source>Copy row</source>
        <translation>Copiar la fila</translation>
    </message>
    <message>
        <source>The row is copied</source>
        <translation>La fila se ha copiado</translation>
    </message>
</context>
<context>
    <name>cb::ui::CallDetailPane</name>
    <message>
        <source>Choose a call to see it here.</source>
        <translation>Elija una llamada para verla aquí.</translation>
    </message>
    <message>
        <source>Chosen call</source>
        <translation>Llamada elegida</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>day, time of day</comment>
        <translation>%1 a las %2</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>time of day</comment>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>Contestada por %1</translation>
    </message>
    <message>
        <source>Waited %1</source>
        <translation>Esperó %1</translation>
    </message>
    <message>
        <source>Came in while the desk was off</source>
        <translation>Entró con el puesto apagado</translation>
    </message>
    <message>
        <source>Recording of %1</source>
        <translation>Grabación de %1</translation>
    </message>
    <message>
        <source>The recording is on its way</source>
        <translation>La grabación está en camino</translation>
    </message>
    <message>
        <source>This number is blocked</source>
        <translation>Este número está bloqueado</translation>
    </message>
    <message>
        <source>The recording is paused: nothing is kept</source>
        <translation>La grabación está en pausa: no se guarda nada</translation>
    </message>
</context>
<context>
    <name>cb::ui::CallSound</name>
    <message>
        <source>Fetch again</source>
        <translation>Traer otra vez</translation>
    </message>
    <message>
        <source>Save the recording…</source>
        <translation>Guardar la grabación…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Recording of the call</source>
        <translation>Grabación de la llamada</translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>what the desktop calls what is played</comment>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>one of the recordings of a call</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>length, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Recordings of calls were not kept here when it was made (Settings, Recording). It is at Twilio.</source>
        <translation>Cuando se hizo, las grabaciones de llamadas no se guardaban aquí (Ajustes, Grabación). Está en Twilio.</translation>
    </message>
    <message>
        <source>Call %1 %2</source>
        <comment>file name: date and time, caller</comment>
        <translation>Llamada %1 %2</translation>
    </message>
    <message>
        <source>this needs the Operator role.</source>
        <translation>para esto hace falta el rol Operador.</translation>
    </message>
    <message>
        <source>recordings of calls were not kept here when it was made.</source>
        <translation>cuando se hizo, las grabaciones de llamadas no se guardaban aquí.</translation>
    </message>
    <message>
        <source>the recording is not here.</source>
        <translation>la grabación no está aquí.</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>time of day of a recording</comment>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>when a recording began, its length</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The recording is being fetched</source>
        <translation>Se está trayendo la grabación</translation>
    </message>
</context>
<context>
    <name>cb::ui::CallWords</name>
    <message>
        <source>ringing</source>
        <translation>sonando</translation>
    </message>
    <message>
        <source>dialing</source>
        <translation>marcando</translation>
    </message>
    <message>
        <source>in a menu</source>
        <translation>en un menú</translation>
    </message>
    <message>
        <source>waiting in the queue</source>
        <translation>esperando en la cola</translation>
    </message>
    <message>
        <source>talking</source>
        <translation>hablando</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>notes due</source>
        <translation>notas pendientes</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupado</translation>
    </message>
    <message>
        <source>number not in service</source>
        <translation>número fuera de servicio</translation>
    </message>
    <message>
        <source>could not be connected</source>
        <translation>no se pudo conectar</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>Unknown caller</source>
        <translation>Persona desconocida</translation>
    </message>
    <message>
        <source>Number withheld</source>
        <translation>Número oculto</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonando</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hora</numerusform>
            <numerusform>%n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minuto</numerusform>
            <numerusform>%n minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n segundo</numerusform>
            <numerusform>%n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Ringing</source>
        <comment>badge</comment>
        <translation>Sonando</translation>
    </message>
    <message>
        <source>Dialing</source>
        <comment>badge</comment>
        <translation>Marcando</translation>
    </message>
    <message>
        <source>In a menu</source>
        <comment>badge</comment>
        <translation>En un menú</translation>
    </message>
    <message>
        <source>Position %1</source>
        <translation>Posición %1</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>badge</comment>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Talking</source>
        <comment>badge</comment>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>On hold</source>
        <comment>badge</comment>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Notes due</source>
        <comment>badge</comment>
        <translation>Notas pendientes</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>badge</comment>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Hanging up</source>
        <comment>badge</comment>
        <translation>Colgando</translation>
    </message>
    <message>
        <source>Rec</source>
        <comment>badge: is being recorded</comment>
        <translation>Grab.</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>badge</comment>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Answered</source>
        <comment>badge</comment>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>Served by the flow</source>
        <comment>badge</comment>
        <translation>Atendida por el flujo</translation>
    </message>
    <message>
        <source>Not reached</source>
        <comment>badge</comment>
        <translation>Sin contacto</translation>
    </message>
    <message>
        <source>Left the queue</source>
        <comment>badge</comment>
        <translation>Colgó en cola</translation>
    </message>
    <message>
        <source>Missed</source>
        <comment>badge</comment>
        <translation>Perdida</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <comment>badge</comment>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Not connected</source>
        <comment>badge</comment>
        <translation>No conectada</translation>
    </message>
    <message>
        <source>Next: first free</source>
        <translation>Siguiente: quien quede libre</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s)</source>
        <translation>
            <numerusform>%n agente</numerusform>
            <numerusform>%n agentes</numerusform>
        </translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>esperó %1</translation>
    </message>
    <message>
        <source>came in while the desk was off</source>
        <translation>entró con el puesto apagado</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n call(s)</source>
        <comment>group of calls</comment>
        <translation>
            <numerusform>%1, %n llamada</numerusform>
            <numerusform>%1, %n llamadas</numerusform>
        </translation>
    </message>
    <message>
        <source>ringing %1</source>
        <comment>the telephone of a person</comment>
        <translation>sonando donde %1</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <comment>talking with a person</comment>
        <translation>%1 con %2</translation>
    </message>
    <message>
        <source>position %1</source>
        <translation>posición %1</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>grabando</translation>
    </message>
    <message>
        <source>is being hung up</source>
        <translation>se está colgando</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>day of this year</comment>
        <translation>dddd d &apos;de&apos; MMMM</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Hoy, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <translation>Ayer, %1</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>day of another year</comment>
        <translation>dddd d &apos;de&apos; MMMM &apos;de&apos; yyyy</translation>
    </message>
</context>
<context>
    <name>cb::ui::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Calls shown</source>
        <translation>Llamadas que se muestran</translation>
    </message>
    <message>
        <source>Live</source>
        <comment>tab: calls going on</comment>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>tab: my calls</comment>
        <translation>Mías</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Filter by caller, agent, route</source>
        <translation>Filtrar por persona, agente, ruta</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>More about this call</source>
        <translation>Más sobre esta llamada</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Llamada siguiente</translation>
    </message>
    <message>
        <source>Previous call</source>
        <translation>Llamada anterior</translation>
    </message>
    <message>
        <source>First call</source>
        <translation>Primera llamada</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Última llamada</translation>
    </message>
    <message>
        <source>Open the call</source>
        <translation>Abrir la llamada</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>action, why not</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Save the listed calls</source>
        <translation>Guardar las llamadas de la lista</translation>
    </message>
</context>
<context>
    <name>cb::ui::CaptionModel</name>
    <message>
        <source>“%1”</source>
        <comment>words that are heard</comment>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>You hung up</source>
        <translation>Ha colgado</translation>
    </message>
    <message>
        <source>Turned away: busy</source>
        <translation>Rechazada: ocupado</translation>
    </message>
    <message>
        <source>Turned away: not in service</source>
        <translation>Rechazada: fuera de servicio</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Nadie contestó</translation>
    </message>
    <message>
        <source>The call failed</source>
        <translation>La llamada falló</translation>
    </message>
    <message>
        <source>The desk hung up</source>
        <translation>La centralita colgó</translation>
    </message>
    <message>
        <source>Ringing at %1</source>
        <translation>Suena en %1</translation>
    </message>
    <message>
        <source>Ringing, answered by %1</source>
        <translation>Sonó y contestó %1</translation>
    </message>
    <message>
        <source>Recording: %1</source>
        <comment>a sound file is played</comment>
        <translation>Grabación: %1</translation>
    </message>
    <message>
        <source>Beep</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Pressed %1</source>
        <translation>Pulsó %1</translation>
    </message>
    <message>
        <source>You said %1</source>
        <translation>Dijo %1</translation>
    </message>
    <message>
        <source>%1 is rung</source>
        <translation>Se llama a %1</translation>
    </message>
    <message>
        <source>%1 took the call</source>
        <translation>%1 tomó la llamada</translation>
    </message>
    <message>
        <source>Recording what you say</source>
        <translation>Se graba lo que dice</translation>
    </message>
    <message>
        <source>Waiting for a key or speech</source>
        <translation>Espera una tecla o la voz</translation>
    </message>
    <message>
        <source>Waiting for speech</source>
        <translation>Espera la voz</translation>
    </message>
    <message>
        <source>Waiting for a key</source>
        <translation>Espera una tecla</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>what is waited for, how long</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <translation>
            <numerusform>queda %n s</numerusform>
            <numerusform>quedan %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time in the call, what happened</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cb::ui::CaptionView</name>
    <message>
        <source>What the caller hears</source>
        <translation>Lo que oye quien llama</translation>
    </message>
</context>
<context>
    <name>cb::ui::DeskKeeper</name>
    <message>
        <source>Open Callboard</source>
        <translation>Abrir Callboard</translation>
    </message>
    <message>
        <source>Quit Callboard</source>
        <translation>Salir de Callboard</translation>
    </message>
    <message>
        <source>Close Callboard?</source>
        <translation>¿Cerrar Callboard?</translation>
    </message>
    <message>
        <source>Calls are answered only while it runs. Until it is opened again, callers hear the fallback message.</source>
        <translation>Las llamadas solo se atienden mientras está en marcha. Hasta que se vuelva a abrir, quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>Close</source>
        <comment>the program</comment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>Dejarlo abierto</translation>
    </message>
    <message>
        <source>Callboard goes on answering calls</source>
        <translation>Callboard sigue atendiendo llamadas</translation>
    </message>
    <message>
        <source>Callboard goes on in the tray</source>
        <translation>Callboard sigue en la bandeja</translation>
    </message>
    <message>
        <source>Its window is closed. The icon in the tray opens it again, or ends Callboard.</source>
        <translation>Su ventana está cerrada. El icono de la bandeja la vuelve a abrir, o termina Callboard.</translation>
    </message>
    <message>
        <source>The listener is off.</source>
        <translation>El receptor está apagado.</translation>
    </message>
    <message>
        <source>Calls arrive on port %1.</source>
        <translation>Las llamadas llegan por el puerto %1.</translation>
    </message>
    <message>
        <source>Callboard: %1</source>
        <comment>state</comment>
        <translation>Callboard: %1</translation>
    </message>
</context>
<context>
    <name>cb::ui::DeskWords</name>
    <message>
        <source>%1%</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Receptor</translation>
    </message>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>The listener is off. This window only reads.</source>
        <translation>El receptor está apagado. Esta ventana solo lee.</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>parado</translation>
    </message>
    <message>
        <source>The listener has stopped. New calls are not arriving.</source>
        <translation>El receptor se ha parado. No llegan llamadas nuevas.</translation>
    </message>
    <message>
        <source>on :%1, last event %2 ago</source>
        <translation>en :%1, último hace %2</translation>
    </message>
    <message>
        <source>on :%1, no event yet</source>
        <translation>en :%1, aún sin eventos</translation>
    </message>
    <message>
        <source>Webhooks arrive on port %1. The last one came %2 ago.</source>
        <translation>Los avisos llegan por el puerto %1. El último llegó hace %2.</translation>
    </message>
    <message>
        <source>Listening on port %1. Nothing has come in yet.</source>
        <translation>A la escucha en el puerto %1. Aún no ha llegado nada.</translation>
    </message>
    <message>
        <source>Twilio</source>
        <translation>Twilio</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sin conectar</translation>
    </message>
    <message>
        <source>No Twilio account is connected.</source>
        <translation>No hay ninguna cuenta de Twilio conectada.</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>clave rechazada</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>Twilio refused the API key. Calls still arrive.</source>
        <translation>Twilio rechazó la clave de API. Las llamadas siguen llegando.</translation>
    </message>
    <message>
        <source>Twilio does not answer. Calls still arrive.</source>
        <translation>Twilio no responde. Las llamadas siguen llegando.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>account, balance</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>Twilio answers.</source>
        <translation>Twilio responde.</translation>
    </message>
    <message>
        <source>Twilio answers. The account holds %1.</source>
        <translation>Twilio responde. La cuenta tiene %1.</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>not set up</source>
        <translation>sin configurar</translation>
    </message>
    <message>
        <source>No mail provider is set up. Nothing is sent by email.</source>
        <translation>No hay proveedor de correo. No se envía nada por correo.</translation>
    </message>
    <message>
        <source>%1 delivered</source>
        <translation>%1 entregado</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n en espera</numerusform>
            <numerusform>%n en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>Emails are sent through %1.</source>
        <translation>Los correos se envían con %1.</translation>
    </message>
    <message>
        <source>Emails wait here. Nothing is lost.</source>
        <translation>Los correos esperan aquí. No se pierde nada.</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>Sincronizado</translation>
    </message>
    <message>
        <source>Not synced</source>
        <translation>Sin sincronizar</translation>
    </message>
    <message>
        <source>yet</source>
        <translation>aún</translation>
    </message>
    <message>
        <source>The rows have not been read yet.</source>
        <translation>Aún no se han leído los datos.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>What you see is what the database holds.</source>
        <translation>Lo que ve es lo que guarda la base de datos.</translation>
    </message>
    <message>
        <source>The database does not answer. Rows may be old.</source>
        <translation>La base de datos no responde. Los datos pueden ser antiguos.</translation>
    </message>
    <message>
        <source>The auth token is wrong.</source>
        <translation>El token de autenticación es incorrecto.</translation>
    </message>
    <message>
        <source>Calls are being refused, as signatures cannot be checked. Callers hear the fallback.</source>
        <translation>Se rechazan llamadas, pues las firmas no se pueden comprobar. Quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>Port %1 is used by another program. Callers hear the fallback message.</source>
        <translation>Otro programa usa el puerto %1. Quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>The system does not allow port %1. Callers hear the fallback message.</source>
        <translation>El sistema no permite el puerto %1. Quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>The database does not take new rows. Callers hear the fallback message.</source>
        <translation>La base de datos no admite datos nuevos. Quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>The listener has stopped. Callers hear the fallback message.</source>
        <translation>El receptor se ha parado. Quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>New calls are not arriving.</source>
        <translation>No llegan llamadas nuevas.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Twilio refused the API key.</source>
        <translation>Twilio rechazó la clave de API.</translation>
    </message>
    <message>
        <source>Calls still arrive. Hold, transfer and SMS are paused until it is replaced.</source>
        <translation>Las llamadas siguen llegando. Espera, transferencia y SMS quedan en pausa hasta cambiarla.</translation>
    </message>
    <message>
        <source>No connection to Twilio.</source>
        <translation>Sin conexión con Twilio.</translation>
    </message>
    <message>
        <source>What you send waits and goes out by itself.</source>
        <translation>Lo que envíe espera y sale por sí solo.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Último evento</translation>
    </message>
    <message>
        <source>none since the start</source>
        <translation>ninguno desde el inicio</translation>
    </message>
    <message>
        <source>Refused today</source>
        <translation>Rechazadas hoy</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Dominio</translation>
    </message>
    <message>
        <source>Delivered in 30 days</source>
        <translation>Entregados en 30 días</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Last read</source>
        <translation>Última lectura</translation>
    </message>
    <message>
        <source>%1 in %2 ms</source>
        <comment>HTTP status, time</comment>
        <translation>%1 en %2 ms</translation>
    </message>
    <message>
        <source>dialing</source>
        <translation>marcando</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>sonando</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>ocupada</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>sin contestar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>canceled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>contestada</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>call status, answer</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <comment>requests nobody knows about</comment>
        <translation>
            <numerusform>%n por decidir</numerusform>
            <numerusform>%n por decidir</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting to go out</source>
        <translation>Esperan para salir</translation>
    </message>
    <message>
        <source>Being looked for</source>
        <translation>Se están buscando</translation>
    </message>
    <message>
        <source>To be decided</source>
        <translation>Por decidir</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) may or may not have been carried out.</source>
        <translation>
            <numerusform>No se sabe si se hizo una solicitud.</numerusform>
            <numerusform>No se sabe si se hicieron %n solicitudes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Twilio&apos;s answer was lost. Callboard never repeats that by itself.</source>
        <translation>La respuesta de Twilio se perdió. Callboard nunca lo repite por sí solo.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Decidir…</translation>
    </message>
    <message>
        <source>token wrong</source>
        <translation>token erróneo</translation>
    </message>
    <message>
        <source>The auth token is wrong. Calls are being refused.</source>
        <translation>El token es erróneo. Se rechazan las llamadas.</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>token rechazado</translation>
    </message>
    <message>
        <source>Twilio refused the auth token.</source>
        <translation>Twilio rechazó el token.</translation>
    </message>
    <message>
        <source>Enter token…</source>
        <translation>Introducir el token…</translation>
    </message>
    <message>
        <source>Port %1 was not opened.</source>
        <translation>No se abrió el puerto %1.</translation>
    </message>
    <message>
        <source>The system does not allow it. Calls still arrive on port %1.</source>
        <translation>El sistema no lo permite. Las llamadas siguen llegando por el puerto %1.</translation>
    </message>
    <message>
        <source>Another program uses it. Calls still arrive on port %1.</source>
        <translation>Otro programa lo usa. Las llamadas siguen llegando por el puerto %1.</translation>
    </message>
    <message>
        <source>Calls arrive here once it is.</source>
        <translation>Las llamadas llegan aquí en cuanto lo esté.</translation>
    </message>
    <message>
        <source>Connect Twilio…</source>
        <translation>Conectar Twilio…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Cambiar la clave…</translation>
    </message>
    <message>
        <source>Hold, transfer and SMS are paused until it is replaced.</source>
        <translation>Espera, transferencia y SMS están en pausa hasta que se sustituya.</translation>
    </message>
</context>
<context>
    <name>cb::ui::DialKey</name>
    <message>
        <source>%1, %2</source>
        <comment>key, its letters</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cb::ui::ErrorText</name>
    <message>
        <source>The other side asks us to slow down.</source>
        <translation>El otro lado pide ir más despacio.</translation>
    </message>
    <message>
        <source>Callboard tries again by itself.</source>
        <translation>Callboard lo intenta otra vez por sí solo.</translation>
    </message>
    <message>
        <source>That cannot be used as it is.</source>
        <translation>Eso no se puede usar tal como está.</translation>
    </message>
    <message>
        <source>Check what you entered and try again.</source>
        <translation>Revise lo que escribió e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>That is no longer there.</source>
        <translation>Eso ya no está.</translation>
    </message>
    <message>
        <source>Reload the list to see what is.</source>
        <translation>Recargue la lista para ver qué hay.</translation>
    </message>
    <message>
        <source>Someone else changed this first. Your change was not saved.</source>
        <translation>Otra persona lo cambió antes. Su cambio no se guardó.</translation>
    </message>
    <message>
        <source>Look at what is there now, then decide again.</source>
        <translation>Mire lo que hay ahora y decida otra vez.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Nothing was changed.</source>
        <translation>Su función no lo permite. No se cambió nada.</translation>
    </message>
    <message>
        <source>Ask a manager or an administrator.</source>
        <translation>Pídalo a una persona encargada o administradora.</translation>
    </message>
    <message>
        <source>The other side cannot be reached.</source>
        <translation>No se llega al otro lado.</translation>
    </message>
    <message>
        <source>Check the connection; what waits is kept and sent later.</source>
        <translation>Compruebe la conexión; lo que espera se guarda y se envía después.</translation>
    </message>
    <message>
        <source>The other side refused this.</source>
        <translation>El otro lado lo rechazó.</translation>
    </message>
    <message>
        <source>Traffic shows its answer in full.</source>
        <translation>Tráfico muestra su respuesta completa.</translation>
    </message>
    <message>
        <source>This could not be saved.</source>
        <translation>No se pudo guardar.</translation>
    </message>
    <message>
        <source>Check that the disk has room, then try again.</source>
        <translation>Compruebe que hay espacio en el disco e inténtelo otra vez.</translation>
    </message>
    <message>
        <source>This was stopped before it was done.</source>
        <translation>Se detuvo antes de terminar.</translation>
    </message>
    <message>
        <source>Try again when you are ready.</source>
        <translation>Inténtelo otra vez cuando quiera.</translation>
    </message>
</context>
<context>
    <name>cb::ui::FailedCard</name>
    <message>
        <source>Call failed</source>
        <translation>Llamada fallida</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <comment>number, time of day</comment>
        <translation>%1, a las %2</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>There is another number on file.</source>
        <translation>Hay otro número guardado.</translation>
    </message>
    <message>
        <source>There is no other number on file.</source>
        <translation>No hay otro número guardado.</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>Probar %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message numerus="yes">
        <source>The carrier answered 404 after %n s.</source>
        <translation>
            <numerusform>El operador respondió 404 tras %n s.</numerusform>
            <numerusform>El operador respondió 404 tras %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It ended after %n s.</source>
        <translation>
            <numerusform>Terminó tras %n s.</numerusform>
            <numerusform>Terminó tras %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::GallerySheet</name>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Callboard components</source>
        <translation>Componentes de Callboard</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Table rows: rest, hover, selected with actions, focus, dragged</source>
        <translation>Filas: reposo, puntero, elegida con acciones, foco, arrastrada</translation>
    </message>
    <message>
        <source>Type, Inter</source>
        <translation>Letra, Inter</translation>
    </message>
    <message>
        <source>Caption 11/14, never below</source>
        <translation>Leyenda 11/14, nunca menos</translation>
    </message>
    <message>
        <source>Numbers and code</source>
        <translation>Números y código</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Espaciado</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radio</translation>
    </message>
    <message>
        <source>Icons, Lucide 1.75 px</source>
        <translation>Iconos, Lucide 1,75 px</translation>
    </message>
    <message>
        <source>Buttons: main, normal, quiet, approve, danger, on, disabled, focus</source>
        <translation>Botones: principal, normal, discreto, aprobar, peligro, activo, no disponible, foco</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Devolver llamada</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Aprobar</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Poner en espera</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>it went out at 09:41.</source>
        <translation>salió a las 09:41.</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Foco</translation>
    </message>
    <message>
        <source>Badges</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonando</translation>
    </message>
    <message>
        <source>Position %1</source>
        <translation>Posición %1</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Rec</source>
        <translation>Grab.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Phone match</source>
        <translation>Teléfono conocido</translation>
    </message>
    <message>
        <source>PIN verified</source>
        <translation>PIN verificado</translation>
    </message>
    <message>
        <source>Needs verification</source>
        <translation>Falta verificar</translation>
    </message>
    <message>
        <source>Coaching</source>
        <translation>Asesorando</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Clicked</source>
        <translation>Abierto el enlace</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Rebotado</translation>
    </message>
    <message>
        <source>Opted out</source>
        <translation>De baja</translation>
    </message>
    <message>
        <source>Inputs: rest, focus, error, disabled</source>
        <translation>Campos: reposo, foco, error, no disponible</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>Programación</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>Número de teléfono</translation>
    </message>
    <message>
        <source>Enter the full number, such as +1 555 0142.</source>
        <translation>Escriba el número completo, por ejemplo +1 555 0142.</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Extensión</translation>
    </message>
    <message>
        <source>Not set yet</source>
        <translation>Sin definir</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Opciones</translation>
    </message>
    <message>
        <source>A switch that is on</source>
        <translation>Un interruptor encendido</translation>
    </message>
    <message>
        <source>A switch that is off</source>
        <translation>Un interruptor apagado</translation>
    </message>
    <message>
        <source>A marked box</source>
        <translation>Una casilla marcada</translation>
    </message>
    <message>
        <source>An empty box</source>
        <translation>Una casilla vacía</translation>
    </message>
    <message>
        <source>Calls shown</source>
        <translation>Llamadas que se muestran</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Toast and notice</source>
        <translation>Aviso breve y franja</translation>
    </message>
    <message>
        <source>Approved %1’s call-out</source>
        <translation>Ausencia de %1 aprobada</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>No connection.</source>
        <translation>Sin conexión.</translation>
    </message>
    <message>
        <source>Showing data from %1.</source>
        <translation>Se muestran datos de las %1.</translation>
    </message>
</context>
<context>
    <name>cb::ui::HandlingPane</name>
    <message>
        <source>Voicemail, %1</source>
        <comment>length</comment>
        <translation>Mensaje de voz, %1</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Mensaje de voz</translation>
    </message>
    <message>
        <source>Call, %1</source>
        <comment>length</comment>
        <translation>Llamada, %1</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Seguimiento</translation>
    </message>
    <message>
        <source>Email delivery</source>
        <translation>Envío por correo</translation>
    </message>
    <message>
        <source>Unavailable, because email comes with a later version. The message itself is kept here.</source>
        <translation>No disponible, porque el correo llega con una versión posterior. El mensaje se guarda aquí.</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Asignado a</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Plazo</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Etiqueta nueva</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Añadir una etiqueta</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Nota nueva</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>Añadir una nota</translation>
    </message>
    <message>
        <source>Earlier from this number</source>
        <translation>Anteriores de este número</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Asignado a %1</translation>
    </message>
    <message>
        <source>no time</source>
        <comment>nothing is due</comment>
        <translation>sin plazo</translation>
    </message>
    <message>
        <source>Remove the tag “%1”</source>
        <translation>Quitar la etiqueta «%1»</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>author, when</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ninguno</translation>
    </message>
</context>
<context>
    <name>cb::ui::HealthSection</name>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Is everything in place?</source>
        <translation>¿Está todo en su sitio?</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Comprobando…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open the settings of: %1</source>
        <translation>Abrir los ajustes de: %1</translation>
    </message>
    <message>
        <source>Yes. Nothing needs attention.</source>
        <translation>Sí. Nada requiere atención.</translation>
    </message>
    <message numerus="yes">
        <source>%n things need attention.</source>
        <translation>
            <numerusform>%n cosa requiere atención.</numerusform>
            <numerusform>%n cosas requieren atención.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::HistoryDelegate</name>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n llamada</numerusform>
            <numerusform>%n llamadas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%1 de %2 llamadas</translation>
    </message>
</context>
<context>
    <name>cb::ui::HistoryRows</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>cb::ui::HistoryView</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Últimos 30 días</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Todo el tiempo</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Ended calls</source>
        <translation>Llamadas terminadas</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Todos los números</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>Missed %1</source>
        <comment>number of missed calls</comment>
        <translation>Perdidas %1</translation>
    </message>
    <message>
        <source>Show answered calls too</source>
        <translation>Mostrar también las contestadas</translation>
    </message>
    <message>
        <source>Show missed calls only</source>
        <translation>Mostrar solo las perdidas</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Nada coincide con «%1»</translation>
    </message>
    <message>
        <source>Names, agents and telephone numbers are looked through, in the period and for the number chosen above.</source>
        <translation>Se buscan nombres, agentes y teléfonos, en el periodo y el número elegidos arriba.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>No missed calls</source>
        <translation>No hay llamadas perdidas</translation>
    </message>
    <message>
        <source>Everybody who called in this time was answered.</source>
        <translation>Se contestó a todas las personas que llamaron en este tiempo.</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>Mostrar todas las llamadas</translation>
    </message>
    <message>
        <source>No calls in this time</source>
        <translation>No hay llamadas en este tiempo</translation>
    </message>
    <message>
        <source>Calls are listed here when they end.</source>
        <translation>Las llamadas aparecen aquí cuando terminan.</translation>
    </message>
    <message>
        <source>Loading was cancelled</source>
        <translation>La carga se canceló</translation>
    </message>
    <message>
        <source>The calls themselves are safe.</source>
        <translation>Las llamadas están a salvo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Search is being prepared: %1%</source>
        <translation>La búsqueda se está preparando: %1 %</translation>
    </message>
    <message>
        <source>Older calls are not found yet.</source>
        <translation>Las llamadas más antiguas aún no se encuentran.</translation>
    </message>
    <message>
        <source>Nothing found for “%1” so far</source>
        <translation>Por ahora no se encontró nada para “%1”</translation>
    </message>
    <message>
        <source>Search is still being prepared: what is found later comes in by itself.</source>
        <translation>La búsqueda aún se está preparando: lo que se encuentre después aparecerá solo.</translation>
    </message>
    <message>
        <source>Save the listed calls</source>
        <translation>Guardar las llamadas de la lista</translation>
    </message>
</context>
<context>
    <name>cb::ui::ImportSection</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Import .env…</source>
        <translation>Importar .env…</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>Lo que trae el archivo</translation>
    </message>
    <message>
        <source>From a .env file</source>
        <translation>De un archivo .env</translation>
    </message>
    <message>
        <source>Each name it holds goes to the setting of that name, secrets into the keyring or the encrypted file. You see all of it before anything is saved.</source>
        <translation>Cada nombre va al ajuste del mismo nombre; los secretos, al llavero o al archivo cifrado. Lo verá todo antes de guardar nada.</translation>
    </message>
    <message>
        <source>it needs the Administrator role.</source>
        <translation>hace falta el rol de administrador.</translation>
    </message>
    <message>
        <source>Import .env</source>
        <translation>Importar .env</translation>
    </message>
    <message>
        <source>Environment files (.env *.env);;All files (*)</source>
        <translation>Archivos de entorno (.env *.env);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>This is no .env file: it is not text, or larger than 1 MB.</source>
        <translation>No es un archivo .env: no es texto o supera 1 MB.</translation>
    </message>
    <message>
        <source>will be saved</source>
        <translation>se guardará</translation>
    </message>
    <message>
        <source>A secret, ends in %1</source>
        <translation>Un secreto, acaba en %1</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>no se usa</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Desconocido</translation>
    </message>
    <message>
        <source>Callboard has no setting of this name.</source>
        <translation>Callboard no tiene ningún ajuste con este nombre.</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Línea %1</translation>
    </message>
    <message>
        <source>This line is not of the form NAME=value.</source>
        <translation>Esta línea no tiene la forma NOMBRE=valor.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>No contiene nada.</translation>
    </message>
    <message>
        <source>Nothing in it can be used.</source>
        <translation>Nada de lo que contiene se puede usar.</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>Aún no se ha guardado nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n valor</numerusform>
            <numerusform>%n valores</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
</context>
<context>
    <name>cb::ui::KeySheet</name>
    <message>
        <source>Keys of %1</source>
        <translation>Teclas de %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>On this page</source>
        <translation>En esta página</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
</context>
<context>
    <name>cb::ui::KpiStrip</name>
    <message>
        <source>Calls per 15 min since %1</source>
        <translation>Llamadas por 15 min desde %1</translation>
    </message>
    <message numerus="yes">
        <source>Now %n</source>
        <translation>
            <numerusform>Ahora %n</numerusform>
            <numerusform>Ahora %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Espera más larga</translation>
    </message>
    <message>
        <source>Average answer</source>
        <translation>Respuesta media</translation>
    </message>
    <message>
        <source>Answered today</source>
        <translation>Contestadas hoy</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Perdidas</translation>
    </message>
    <message>
        <source>Answered within 30 s</source>
        <translation>Contestadas en 30 s</translation>
    </message>
    <message>
        <source>Figures of today</source>
        <translation>Cifras de hoy</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
</context>
<context>
    <name>cb::ui::KpiTile</name>
    <message>
        <source>%1: %2</source>
        <comment>name of a figure, its value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cb::ui::ListenerLog</name>
    <message>
        <source>off</source>
        <translation>apagado</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>parado</translation>
    </message>
    <message numerus="yes">
        <source>signature checks on, %n refused today</source>
        <translation>
            <numerusform>firmas comprobadas, %n rechazada hoy</numerusform>
            <numerusform>firmas comprobadas, %n rechazadas hoy</numerusform>
        </translation>
    </message>
    <message>
        <source>signature checks on</source>
        <translation>firmas comprobadas</translation>
    </message>
    <message>
        <source>Listener: %1</source>
        <translation>Receptor: %1</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Receptor</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>time of day</comment>
        <translation>HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>cb::ui::ListenerSection</name>
    <message>
        <source>Listener</source>
        <translation>Receptor</translation>
    </message>
    <message>
        <source>Last events</source>
        <translation>Últimos eventos</translation>
    </message>
    <message>
        <source>Signature refusals</source>
        <translation>Rechazos por firma</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>127.0.0.1 for a tunnel or a proxy on this computer, 0.0.0.0 for all.</source>
        <translation>127.0.0.1 para un túnel o un proxy en este equipo, 0.0.0.0 para todos.</translation>
    </message>
    <message>
        <source>From outside</source>
        <translation>Desde fuera</translation>
    </message>
    <message>
        <source>As Twilio calls it, with a path prefix if there is one. Twilio signs this address.</source>
        <translation>Tal como la llama Twilio, con prefijo de ruta si lo hay. Twilio firma esta dirección.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Only these are believed when they say whom a request is from.</source>
        <translation>Solo a estos se les cree cuando dicen de quién viene una petición.</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Rechazos</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>por minuto</translation>
    </message>
    <message>
        <source>Port %1 is used by another program.</source>
        <translation>Otro programa usa el puerto %1.</translation>
    </message>
    <message>
        <source>The system does not allow port %1.</source>
        <translation>El sistema no permite el puerto %1.</translation>
    </message>
    <message>
        <source>The database does not take new rows.</source>
        <translation>La base de datos no admite filas nuevas.</translation>
    </message>
    <message>
        <source>The listener has stopped.</source>
        <translation>El receptor se ha detenido.</translation>
    </message>
    <message>
        <source>Callers hear the fallback message.</source>
        <translation>Quien llama oye el mensaje de reserva.</translation>
    </message>
    <message>
        <source>Down since %1.</source>
        <translation>Caído desde las %1.</translation>
    </message>
    <message>
        <source>New calls are not arriving.</source>
        <translation>No entran llamadas nuevas.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Use another port…</source>
        <translation>Usar otro puerto…</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>respondido</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>hace %1</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>nada aún</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguno aún</translation>
    </message>
    <message>
        <source>Events show up here the moment Twilio calls.</source>
        <translation>Los eventos aparecen aquí en cuanto Twilio llama.</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>respondido con %1</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>Every request had a valid signature.</source>
        <translation>Todas las peticiones tenían una firma válida.</translation>
    </message>
    <message numerus="yes">
        <source>%n requests today had no valid Twilio signature. Nothing was changed.</source>
        <translation>
            <numerusform>Hoy %n petición no tenía una firma válida de Twilio. No se cambió nada.</numerusform>
            <numerusform>Hoy %n peticiones no tenían una firma válida de Twilio. No se cambió nada.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cb::ui::LiveDelegate</name>
    <message>
        <source>Longest first</source>
        <translation>Primero la espera más larga</translation>
    </message>
</context>
<context>
    <name>cb::ui::LiveView</name>
    <message>
        <source>Live calls</source>
        <translation>Llamadas en vivo</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Nada coincide con «%1»</translation>
    </message>
    <message>
        <source>Only live calls are looked through. History holds the others.</source>
        <translation>Solo se buscan llamadas en vivo. Las demás están en Historial.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Borrar el filtro</translation>
    </message>
    <message>
        <source>You have no live calls</source>
        <translation>No tiene llamadas en vivo</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>Mostrar todas las llamadas</translation>
    </message>
    <message>
        <source>No live calls</source>
        <translation>No hay llamadas en vivo</translation>
    </message>
    <message>
        <source>Calls show up here the moment they ring. Today: %1 answered, %2 missed.</source>
        <translation>Las llamadas aparecen aquí en cuanto suenan. Hoy: %1 contestadas, %2 perdidas.</translation>
    </message>
    <message>
        <source>Open history</source>
        <translation>Abrir el historial</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agente</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Calls you take, and those that wait for your team, show up here.</source>
        <translation>Aquí aparecen las llamadas que atiende y las que esperan a su equipo.</translation>
    </message>
</context>
<context>
    <name>cb::ui::LoadingRows</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Still loading</source>
        <translation>Todavía se está cargando</translation>
    </message>
</context>
<context>
    <name>cb::ui::MailboxCard</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>New mailbox</source>
        <translation>Buzón nuevo</translation>
    </message>
    <message>
        <source>As it is called at this desk, such as Billing.</source>
        <translation>Como se llama en este puesto, por ejemplo Facturación.</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Whose it is: its people can have the messages of their teams alone in the list.</source>
        <translation>De quién es: su gente puede ver en la lista solo los mensajes de sus equipos.</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>De todos</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>Introduzca el nombre.</translation>
    </message>
</context>
<context>
    <name>cb::ui::MailboxChoice</name>
    <message>
        <source>All mailboxes</source>
        <translation>Todos los buzones</translation>
    </message>
    <message>
        <source>Mailboxes of my teams</source>
        <translation>Buzones de mis equipos</translation>
    </message>
    <message>
        <source>My teams</source>
        <comment>whose mailboxes are shown</comment>
        <translation>Mis equipos</translation>
    </message>
    <message>
        <source>General mailbox</source>
        <translation>Buzón general</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>mailbox, team</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cb::ui::MainWindow</name>
    <message>
        <source>this page comes with a later version.</source>
        <translation>esta página llega con una versión posterior.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>searching everything comes with a later version. Ctrl+F filters the list.</source>
        <translation>buscar en todo llega con una versión posterior. Ctrl+F filtra la lista.</translation>
    </message>
    <message>
        <source>Fold the rail</source>
        <translation>Plegar la barra</translation>
    </message>
    <message>
        <source>Keys of this page</source>
        <translation>Teclas de esta página</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Panel siguiente</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Panel anterior</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Filtrar la lista</translation>
    </message>
    <message>
        <source>Clear, close or leave</source>
        <translation>Borrar, cerrar o salir</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>%1 - Callboard</source>
        <translation>%1 - Callboard</translation>
    </message>
    <message>
        <source>Connect Twilio…</source>
        <translation>Conectar Twilio…</translation>
    </message>
    <message>
        <source>the settings page comes with a later version. callboard.yaml takes the account.</source>
        <translation>la página de ajustes llega con una versión posterior. La cuenta se indica en callboard.yaml.</translation>
    </message>
</context>
<context>
    <name>cb::ui::MediaRemote</name>
    <message>
        <source>Voicemail</source>
        <comment>a message</comment>
        <translation>Mensaje de voz</translation>
    </message>
</context>
<context>
    <name>cb::ui::MessagePane</name>
    <message>
        <source>%1 to %2</source>
        <comment>number, our line</comment>
        <translation>%1 a %2</translation>
    </message>
    <message>
        <source>%1, via %2</source>
        <comment>…, steps of a flow</comment>
        <translation>%1, por %2</translation>
    </message>
    <message>
        <source> then </source>
        <comment>between the steps of a flow</comment>
        <translation> y después </translation>
    </message>
    <message>
        <source>Choose a message to hear it here.</source>
        <translation>Elija un mensaje para oírlo aquí.</translation>
    </message>
    <message>
        <source>Chosen message</source>
        <translation>Mensaje elegido</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>The transcript is copied</source>
        <translation>La transcripción está copiada</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>length, size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Reading transcripts needs the Operator role.</source>
        <translation>Para leer transcripciones hace falta el rol Operador.</translation>
    </message>
    <message>
        <source>%1. The recording is complete.</source>
        <comment>No transcript</comment>
        <translation>%1. La grabación está completa.</translation>
    </message>
    <message>
        <source>The message is safe.</source>
        <translation>El mensaje está a salvo.</translation>
    </message>
</context>
<context>
    <name>cb::ui::NewCallCard</name>
    <message>
        <source>New call</source>
        <translation>Nueva llamada</translation>
    </message>
    <message>
        <source>Clears the number, then goes back to the calls</source>
        <translation>Borra el número y después vuelve a las llamadas</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Drop message…</source>
        <translation>Dejar mensaje…</translation>
    </message>
    <message>
        <source>leaving a recorded message comes with a later version.</source>
        <translation>dejar un mensaje grabado llegará en una versión posterior.</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Número o nombre</translation>
    </message>
    <message>
        <source>+%1, %2</source>
        <comment>country code, countries</comment>
        <translation>+%1, %2</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Call from</source>
        <translation>Llamar desde</translation>
    </message>
    <message>
        <source>Keypad</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Coste</translation>
    </message>
    <message>
        <source>Local time</source>
        <translation>Hora local</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>Not among the contacts</source>
        <translation>No está entre los contactos</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocida</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>calling out comes with a later version.</source>
        <translation>llamar desde aquí llegará en una versión posterior.</translation>
    </message>
    <message>
        <source>nobody is signed in whose telephone could ring.</source>
        <translation>nadie ha iniciado sesión cuyo teléfono pueda sonar.</translation>
    </message>
    <message>
        <source>the desk has no number of its own.</source>
        <translation>la centralita no tiene ningún número propio.</translation>
    </message>
    <message>
        <source>enter a complete number.</source>
        <translation>escriba un número completo.</translation>
    </message>
    <message>
        <source>Practice: nothing is charged.</source>
        <translation>Práctica: no se cobra nada.</translation>
    </message>
</context>
<context>
    <name>cb::ui::NumberField</name>
    <message>
        <source>Take back the last digit</source>
        <translation>Quitar el último dígito</translation>
    </message>
</context>
<context>
    <name>cb::ui::NumberWords</name>
    <message>
        <source>mobile</source>
        <translation>móvil</translation>
    </message>
    <message>
        <source>landline</source>
        <translation>fijo</translation>
    </message>
    <message>
        <source>toll-free</source>
        <translation>gratuito</translation>
    </message>
    <message>
        <source>premium rate</source>
        <translation>tarificación adicional</translation>
    </message>
    <message>
        <source>shared cost</source>
        <translation>coste compartido</translation>
    </message>
    <message>
        <source>internet telephone</source>
        <translation>telefonía por internet</translation>
    </message>
    <message>
        <source>pager</source>
        <translation>buscapersonas</translation>
    </message>
    <message>
        <source>company number</source>
        <translation>número de empresa</translation>
    </message>
    <message>
        <source>voicemail access</source>
        <translation>acceso al buzón</translation>
    </message>
    <message>
        <source>Digits are missing</source>
        <translation>Faltan dígitos</translation>
    </message>
    <message>
        <source>Complete number</source>
        <translation>Número completo</translation>
    </message>
    <message>
        <source>Too many digits</source>
        <translation>Sobran dígitos</translation>
    </message>
    <message>
        <source>No such number</source>
        <translation>Ese número no existe</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>country, kind of line</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>%1 to %2, by area</source>
        <comment>earliest and latest time of day</comment>
        <translation>%1 a %2, según la zona</translation>
    </message>
    <message>
        <source>The number is not in service.</source>
        <translation>El número está fuera de servicio.</translation>
    </message>
    <message>
        <source>The line is busy.</source>
        <translation>La línea está ocupada.</translation>
    </message>
    <message>
        <source>Nobody answered.</source>
        <translation>Nadie contestó.</translation>
    </message>
    <message>
        <source>The call was cancelled.</source>
        <translation>La llamada se canceló.</translation>
    </message>
    <message>
        <source>The call did not go through.</source>
        <translation>La llamada no se estableció.</translation>
    </message>
    <message>
        <source>about %1 per minute</source>
        <translation>unos %1 por minuto</translation>
    </message>
    <message>
        <source>unknown, no price is set</source>
        <translation>desconocido, no hay precio</translation>
    </message>
    <message>
        <source>Prices of %1.</source>
        <translation>Precios del %1.</translation>
    </message>
    <message>
        <source>Prices of %1: %2.</source>
        <comment>date, source</comment>
        <translation>Precios del %1: %2.</translation>
    </message>
    <message>
        <source>An estimate: each started minute counts, and the call to your own telephone comes on top.</source>
        <translation>Es una estimación: cuenta cada minuto empezado, y se suma la llamada a su propio teléfono.</translation>
    </message>
</context>
<context>
    <name>cb::ui::NumbersSection</name>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>There is no public URL, so it is not known where Twilio should send calls. Enter it under Listener.</source>
        <translation>No hay URL pública y no se sabe adónde debe enviar Twilio las llamadas. Introdúzcala en Receptor.</translation>
    </message>
    <message>
        <source>Telephone that is rung</source>
        <translation>Teléfono al que se llama</translation>
    </message>
    <message>
        <source>Test the fallback</source>
        <translation>Probar la reserva</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Your telephone rings, and you hear what callers hear while this desk is off.</source>
        <translation>Suena su teléfono y oye lo que oye quien llama con este puesto apagado.</translation>
    </message>
    <message>
        <source>Number that calls</source>
        <translation>Número que llama</translation>
    </message>
    <message>
        <source>it needs the Administrator role.</source>
        <translation>hace falta el rol de administrador.</translation>
    </message>
    <message>
        <source>There are no numbers yet. Buy one in the Twilio console.</source>
        <translation>Aún no hay números. Compre uno en la consola de Twilio.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Read how %1 is set</source>
        <translation>Leer cómo está configurado %1</translation>
    </message>
    <message>
        <source>Twilio is asked.</source>
        <translation>Se pregunta a Twilio.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Definir</translation>
    </message>
    <message>
        <source>Set the addresses of %1</source>
        <translation>Definir las direcciones de %1</translation>
    </message>
    <message>
        <source>The addresses are being set.</source>
        <translation>Se están definiendo las direcciones.</translation>
    </message>
    <message>
        <source>there is no public URL.</source>
        <translation>no hay URL pública.</translation>
    </message>
    <message>
        <source>they are as they should be.</source>
        <translation>están como deben.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>How it is set at Twilio is not known.</source>
        <translation>No se sabe cómo está en Twilio.</translation>
    </message>
    <message>
        <source>Press Read to ask.</source>
        <translation>Pulse Leer para preguntar.</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>revíselo</translation>
    </message>
    <message>
        <source>Ignored</source>
        <translation>Ignorado</translation>
    </message>
    <message>
        <source>A SIP trunk takes this number&apos;s calls.</source>
        <translation>Un troncal SIP recibe las llamadas de este número.</translation>
    </message>
    <message>
        <source>A TwiML application takes this number&apos;s calls.</source>
        <translation>Una aplicación TwiML recibe las llamadas de este número.</translation>
    </message>
    <message>
        <source>Twilio does not use the addresses below. Take it away in the Twilio console.</source>
        <translation>Twilio no usa las direcciones de abajo. Quítela en la consola de Twilio.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>sin comparar</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>distinto</translation>
    </message>
    <message>
        <source>Should be %1</source>
        <translation>Debería ser %1</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>End of call</source>
        <translation>Fin de llamada</translation>
    </message>
    <message>
        <source>Read %1 ago</source>
        <translation>Leído hace %1</translation>
    </message>
    <message>
        <source>Enter the full number, such as %1.</source>
        <translation>Escriba el número completo, como %1.</translation>
    </message>
    <message>
        <source>Your telephone rings in a moment.</source>
        <translation>Su teléfono sonará en un momento.</translation>
    </message>
    <message>
        <source>Other numbers of the account</source>
        <translation>Otros números de la cuenta</translation>
    </message>
    <message>
        <source>Add a number…</source>
        <translation>Añadir un número…</translation>
    </message>
    <message>
        <source>not here yet</source>
        <translation>aún no está aquí</translation>
    </message>
    <message>
        <source>A number of the account that this desk does not know.</source>
        <translation>Un número de la cuenta que este puesto no conoce.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>Añadir %1</translation>
    </message>
    <message>
        <source>Saved. The next call finds it so.</source>
        <translation>Guardado. Vale desde la próxima llamada.</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Editar…</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>Editar %1</translation>
    </message>
    <message>
        <source>at this desk</source>
        <translation>en este puesto</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Aquí</translation>
    </message>
    <message>
        <source>Runs %1</source>
        <translation>Atiende %1</translation>
    </message>
    <message>
        <source>Messages go to the general mailbox.</source>
        <translation>Los mensajes van al buzón general.</translation>
    </message>
    <message>
        <source>Messages go to %1.</source>
        <translation>Los mensajes van a %1.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>address, HTTP method</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Mailboxes</source>
        <translation>Buzones</translation>
    </message>
    <message>
        <source>New mailbox…</source>
        <translation>Buzón nuevo…</translation>
    </message>
    <message>
        <source>Where messages go: of a number, or of the voicemail step of a flow that names one.</source>
        <translation>Adonde van los mensajes: de un número, o del paso de buzón de un flujo que nombre uno.</translation>
    </message>
    <message>
        <source>a mailbox</source>
        <translation>un buzón</translation>
    </message>
    <message>
        <source>General mailbox</source>
        <translation>Buzón general</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>De todos</translation>
    </message>
    <message>
        <source>For what goes to no other one.</source>
        <translation>Para lo que no va a ningún otro.</translation>
    </message>
    <message>
        <source>Of the team %1</source>
        <translation>Del equipo %1</translation>
    </message>
    <message>
        <source>Flows name it %1.</source>
        <translation>Los flujos lo llaman %1.</translation>
    </message>
    <message>
        <source>Edit the mailbox %1</source>
        <translation>Editar el buzón %1</translation>
    </message>
    <message>
        <source>Saved. Numbers and flows can name it.</source>
        <translation>Guardado. Los números y los flujos pueden usarlo.</translation>
    </message>
    <message>
        <source>what stood there before</source>
        <translation>lo que había antes</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Fallback: %1. End of call: %2.</source>
        <comment>addresses</comment>
        <translation>Reserva: %1. Fin de la llamada: %2.</translation>
    </message>
    <message>
        <source>Put back…</source>
        <translation>Restaurar…</translation>
    </message>
    <message>
        <source>Put the former addresses of %1 back</source>
        <translation>Restaurar las direcciones anteriores de %1</translation>
    </message>
    <message>
        <source>The former addresses are being put back.</source>
        <translation>Se están restaurando las direcciones anteriores.</translation>
    </message>
    <message>
        <source>Put the former addresses of %1 back?</source>
        <translation>¿Restaurar las direcciones anteriores de %1?</translation>
    </message>
    <message>
        <source>Its calls then go where they went before, and no longer to this desk.</source>
        <translation>Sus llamadas irán entonces adonde iban antes y ya no a este puesto.</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Keep these</source>
        <translation>Dejar estas</translation>
    </message>
</context>
<context>
    <name>cb::ui::OpenMenuSample</name>
    <message>
        <source>Transfer…</source>
        <translation>Transferir…</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Poner en espera</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
</context>
<context>
    <name>cb::ui::Page</name>
    <message>
        <source>Practice mode.</source>
        <translation>Modo de práctica.</translation>
    </message>
    <message>
        <source>Calls, texts and mail are simulated on this computer. No one is called and nothing is charged.</source>
        <translation>Llamadas, mensajes y correo se simulan en este equipo. No se llama a nadie y no se cobra nada.</translation>
    </message>
</context>
<context>
    <name>cb::ui::PageHeader</name>
    <message>
        <source>More actions</source>
        <translation>Más acciones</translation>
    </message>
</context>
<context>
    <name>cb::ui::Pages</name>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Conferences</source>
        <translation>Conferencias</translation>
    </message>
    <message>
        <source>Call-outs</source>
        <translation>Ausencias</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>IVR flows</source>
        <translation>Flujos IVR</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Analytics</source>
        <translation>Analítica</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Practice phone</source>
        <translation>Teléfono de práctica</translation>
    </message>
</context>
<context>
    <name>cb::ui::PhoneCard</name>
    <message>
        <source>Practice phone</source>
        <translation>Teléfono de práctica</translation>
    </message>
    <message>
        <source>acts as the caller</source>
        <translation>hace de quien llama</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Quien llama</translation>
    </message>
    <message>
        <source>Choose somebody, or type any number</source>
        <translation>Elija a alguien o escriba cualquier número</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nombre o número</translation>
    </message>
    <message>
        <source>Calls</source>
        <comment>the number that is called</comment>
        <translation>Llama a</translation>
    </message>
    <message>
        <source>Keypad of the practice phone</source>
        <translation>Teclado del teléfono de práctica</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>What the caller hears</source>
        <translation>Lo que oye quien llama</translation>
    </message>
    <message>
        <source>Choose who calls and which of our numbers, then Call. The desk cannot tell it from a real call: what it says appears here, and you answer with keys or your voice.</source>
        <translation>Elija quién llama y a cuál de nuestros números, y pulse Llamar. La centralita no la distingue de una llamada real: lo que dice aparece aquí, y usted responde con teclas o con la voz.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, number</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Withheld number</source>
        <translation>Número oculto</translation>
    </message>
    <message>
        <source>The desk does not listen yet. Try again in a moment.</source>
        <translation>La centralita aún no escucha. Reintente en un momento.</translation>
    </message>
    <message>
        <source>This number cannot be called.</source>
        <translation>No se puede llamar a este número.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>the desk has no number of its own.</source>
        <translation>la centralita no tiene ningún número propio.</translation>
    </message>
    <message>
        <source>choose a caller or type a complete number.</source>
        <translation>elija quién llama o escriba un número completo.</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonando</translation>
    </message>
    <message>
        <source>Connected, %1</source>
        <translation>Conectado, %1</translation>
    </message>
    <message>
        <source>Ended, %1</source>
        <translation>Terminada, %1</translation>
    </message>
</context>
<context>
    <name>cb::ui::PlayerBar</name>
    <message>
        <source>There is no sound device.</source>
        <translation>No hay ningún dispositivo de sonido.</translation>
    </message>
    <message>
        <source>Connect a headset or loudspeakers. The recording is safe.</source>
        <translation>Conecte unos auriculares o altavoces. La grabación está a salvo.</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Reproductor</translation>
    </message>
    <message>
        <source>Still loading</source>
        <translation>Todavía se está cargando</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>5 seconds back</source>
        <translation>5 segundos atrás</translation>
    </message>
    <message>
        <source>5 seconds on</source>
        <translation>5 segundos adelante</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Más despacio</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Más rápido</translation>
    </message>
    <message>
        <source>Skip silence</source>
        <translation>Saltar silencios</translation>
    </message>
    <message>
        <source>The recording is on its way</source>
        <translation>La grabación está en camino</translation>
    </message>
    <message>
        <source>Twilio usually needs 5 to 10 s.</source>
        <translation>Twilio suele necesitar entre 5 y 10 s.</translation>
    </message>
    <message>
        <source>There is no recording</source>
        <translation>No hay grabación</translation>
    </message>
    <message>
        <source>Twilio has none for this call.</source>
        <translation>Twilio no tiene ninguna de esta llamada.</translation>
    </message>
    <message>
        <source>The recording cannot be played</source>
        <translation>La grabación no se puede reproducir</translation>
    </message>
    <message>
        <source>Its file is damaged. Everything else about it is safe.</source>
        <translation>Su archivo está dañado. Todo lo demás está a salvo.</translation>
    </message>
    <message>
        <source>The recording is too large</source>
        <translation>La grabación es demasiado grande</translation>
    </message>
    <message>
        <source>It was left at Twilio. The limit is in Settings.</source>
        <translation>Se dejó en Twilio. El límite está en Ajustes.</translation>
    </message>
    <message>
        <source>The recording was removed</source>
        <translation>La grabación se eliminó</translation>
    </message>
    <message>
        <source>It was older than recordings are kept.</source>
        <translation>Superaba el tiempo que se guardan las grabaciones.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>nothing is chosen.</source>
        <translation>no hay nada elegido.</translation>
    </message>
    <message>
        <source>there is no sound device.</source>
        <translation>no hay ningún dispositivo de sonido.</translation>
    </message>
    <message>
        <source>there is nothing to hear yet.</source>
        <translation>todavía no hay nada que escuchar.</translation>
    </message>
    <message>
        <source>/ %1</source>
        <comment>of the whole time</comment>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>time, whole time</comment>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Reproducir o pausar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Next recording</source>
        <translation>Grabación siguiente</translation>
    </message>
    <message>
        <source>Previous recording</source>
        <translation>Grabación anterior</translation>
    </message>
    <message>
        <source>The recording is not here</source>
        <translation>La grabación no está aquí</translation>
    </message>
    <message>
        <source>Its file is not on this desk.</source>
        <translation>Su archivo no está en este puesto.</translation>
    </message>
    <message>
        <source>Listening needs the Operator role</source>
        <translation>Para escuchar hace falta el rol Operador</translation>
    </message>
    <message>
        <source>The recording is safe.</source>
        <translation>La grabación está a salvo.</translation>
    </message>
</context>
<context>
    <name>cb::ui::PlayerControls</name>
    <message>
        <source>5 seconds back</source>
        <translation>5 segundos atrás</translation>
    </message>
    <message>
        <source>5 seconds on</source>
        <translation>5 segundos adelante</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Skip silence</source>
        <translation>Saltar silencios</translation>
    </message>
    <message>
        <source>Sound output</source>
        <translation>Salida de sonido</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>speed</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Velocidad: %1</translation>
    </message>
</context>
<context>
    <name>cb::ui::PracticePage</name>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Live calls</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Practice phone</source>
        <translation>Teléfono de práctica</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Nueva llamada</translation>
    </message>
    <message>
        <source>Another program plays the calls</source>
        <translation>Otro programa simula las llamadas</translation>
    </message>
    <message>
        <source>Practice mode is off</source>
        <translation>El modo de práctica está apagado</translation>
    </message>
    <message>
        <source>The engine of this practice desk runs in another process, and the practice phone is there.</source>
        <translation>El motor de esta centralita de práctica está en otro proceso, y el teléfono de práctica está allí.</translation>
    </message>
    <message>
        <source>The practice phone calls your own numbers as if it were a caller, on this computer only. Start Callboard with --practice to use it.</source>
        <translation>El teléfono de práctica llama a sus propios números como si fuera un cliente, solo en este ordenador. Inicie Callboard con --practice para usarlo.</translation>
    </message>
</context>
<context>
    <name>cb::ui::PricesSection</name>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>For estimates only. What a call did cost is known once the carrier has billed it.</source>
        <translation>Solo para estimaciones. Lo que costó una llamada se sabe cuando el operador la factura.</translation>
    </message>
    <message>
        <source>So far the dial pad reckons with calls out, and nothing with the other prices.</source>
        <translation>Por ahora el teclado calcula con las llamadas salientes; los demás precios aún no se usan.</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Lista de precios</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>año, mes, día</translation>
    </message>
    <message>
        <source>Where they were looked up</source>
        <translation>Dónde se consultaron</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>a started minute</source>
        <translation>por minuto empezado</translation>
    </message>
    <message>
        <source>A started minute by the beginning of the number; the longest one counts, and ? says that the price is not known. Such as +1=0.014,+1876=?,+44=0.0158.</source>
        <translation>Por minuto empezado según el comienzo del número; cuenta el más largo, y ? dice que el precio no se conoce. Por ejemplo, +1=0.014,+1876=?,+44=0.0158.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Mensajes de texto</translation>
    </message>
    <message>
        <source>a segment</source>
        <translation>por segmento</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>por minuto</translation>
    </message>
    <message>
        <source>a minute and month at Twilio</source>
        <translation>por minuto y mes en Twilio</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>al mes</translation>
    </message>
</context>
<context>
    <name>cb::ui::ProgressCard</name>
    <message>
        <source>Dialing</source>
        <translation>Marcando</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>Dialing from one of our numbers</comment>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>Accepted by a person</comment>
        <translation>por %1</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Sonando</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>Steps of the call</source>
        <translation>Pasos de la llamada</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>time of day</comment>
        <translation>HH:mm:ss</translation>
    </message>
    <message>
        <source>Call progress</source>
        <translation>Progreso de la llamada</translation>
    </message>
    <message>
        <source>No call is being placed</source>
        <translation>No hay ninguna llamada saliente</translation>
    </message>
    <message>
        <source>A call you place shows here, step by step.</source>
        <translation>La llamada que haga aparece aquí, paso a paso.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>a call that is being placed</comment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>ending calls comes with a later version.</source>
        <translation>terminar llamadas llegará en una versión posterior.</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
</context>
<context>
    <name>cb::ui::Rail</name>
    <message>
        <source>%1, %2</source>
        <comment>person, role</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Diseño</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Análisis</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Who sits at this desk</source>
        <translation>Quién está en este puesto</translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation>Nadie ha entrado</translation>
    </message>
</context>
<context>
    <name>cb::ui::RailItem</name>
    <message numerus="yes">
        <source>%1, %n</source>
        <comment>page, number of new items</comment>
        <translation>
            <numerusform>%1, %n</numerusform>
            <numerusform>%1, %n</numerusform>
        </translation>
    </message>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>cb::ui::RecordingSection</name>
    <message>
        <source>Recording and retention</source>
        <translation>Grabación y conservación</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Callers hear that they are recorded before it begins.</source>
        <translation>Quien llama oye que se le graba antes de que empiece.</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Without it they stay at Twilio alone.</source>
        <translation>Sin esto se quedan solo en Twilio.</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>By Twilio, in English, at its price.</source>
        <translation>Por Twilio, en inglés, a su precio.</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
    <message>
        <source>The same for all</source>
        <translation>Igual para todos</translation>
    </message>
    <message>
        <source>Such as +12065550102=60, with commas between them.</source>
        <translation>Como +12065550102=60, separados por comas.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Calidad</translation>
    </message>
    <message>
        <source>WAV, as it was recorded</source>
        <translation>WAV, tal como se grabó</translation>
    </message>
    <message>
        <source>MP3, a quarter of the size or less</source>
        <translation>MP3, una cuarta parte o menos</translation>
    </message>
    <message>
        <source>Two, each side on its own</source>
        <translation>Dos, cada lado por separado</translation>
    </message>
    <message>
        <source>One, both sides mixed</source>
        <translation>Uno, ambos lados mezclados</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Conservación</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>0 keeps them for ever. What is flagged stays, and each removal is in the audit log.</source>
        <translation>0 las conserva siempre. Lo marcado se queda, y cada borrado consta en el registro.</translation>
    </message>
    <message>
        <source>Twilio deletes its copy, too: for every program that uses the account, and for good.</source>
        <translation>Twilio también borra su copia: para todos los programas que usan la cuenta, y para siempre.</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>%1, or %2 hours. What is larger is not fetched and stays at Twilio.</source>
        <translation>%1, o %2 horas. Lo que sea mayor no se descarga y se queda en Twilio.</translation>
    </message>
    <message>
        <source>What is larger is not fetched and stays at Twilio.</source>
        <translation>Lo que sea mayor no se descarga y se queda en Twilio.</translation>
    </message>
    <message>
        <source>About %1 for each hour.</source>
        <translation>Unos %1 por hora.</translation>
    </message>
    <message>
        <source>0 keeps them for ever. A call stays as long as a message or a recording of it is kept.</source>
        <translation>0 las conserva siempre. Una llamada se queda mientras se conserve un mensaje o una grabación de ella.</translation>
    </message>
</context>
<context>
    <name>cb::ui::RouteView</name>
    <message>
        <source>Route</source>
        <translation>Ruta</translation>
    </message>
    <message numerus="yes">
        <source>%n more step(s)</source>
        <translation>
            <numerusform>%n paso más</numerusform>
            <numerusform>%n pasos más</numerusform>
        </translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>time of day</comment>
        <translation>HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>cb::ui::RowSample</name>
    <message>
        <source>Position %1</source>
        <translation>Posición %1</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Hablando</translation>
    </message>
    <message>
        <source>Notes due</source>
        <translation>Notas pendientes</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
</context>
<context>
    <name>cb::ui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Borrar</translation>
    </message>
</context>
<context>
    <name>cb::ui::SecretRow</name>
    <message>
        <source>Replace</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Replace %1</source>
        <comment>a secret</comment>
        <translation>Cambiar: %1</translation>
    </message>
    <message>
        <source>Not set yet</source>
        <translation>Sin definir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Introducir</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>Péguelo aquí</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>cb::ui::Segmented</name>
    <message>
        <source>%1: %2, %3 of %4</source>
        <comment>what is chosen: the choice, its place, how many</comment>
        <translation>%1: %2, %3 de %4</translation>
    </message>
</context>
<context>
    <name>cb::ui::SettingsNav</name>
    <message>
        <source>Sections</source>
        <translation>Secciones</translation>
    </message>
</context>
<context>
    <name>cb::ui::SettingsPage</name>
    <message>
        <source>Workspace</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Twilio account</source>
        <translation>Cuenta de Twilio</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Receptor</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Changing settings needs the Administrator role.</source>
        <translation>Para cambiar los ajustes hace falta el rol de administrador.</translation>
    </message>
    <message>
        <source>You can read them.</source>
        <translation>Puede leerlos.</translation>
    </message>
    <message>
        <source>it needs the Administrator role.</source>
        <translation>hace falta el rol de administrador.</translation>
    </message>
    <message>
        <source>saving…</source>
        <translation>guardando…</translation>
    </message>
    <message>
        <source>nothing was changed.</source>
        <translation>no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Unsaved: %1</source>
        <translation>Sin guardar: %1</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>No se guardó. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
</context>
<context>
    <name>cb::ui::SettingsSection</name>
    <message>
        <source>Changing settings needs the Administrator role.</source>
        <translation>Para cambiar los ajustes hace falta el rol de administrador.</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>Consultando el llavero…</translation>
    </message>
    <message>
        <source>the keyring has not answered yet.</source>
        <translation>el llavero aún no ha respondido.</translation>
    </message>
</context>
<context>
    <name>cb::ui::SettingsWords</name>
    <message>
        <source>Organisation</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>The day begins at</source>
        <translation>El día empieza a las</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Public URL</source>
        <translation>URL pública</translation>
    </message>
    <message>
        <source>Trusted proxies</source>
        <translation>Proxies de confianza</translation>
    </message>
    <message>
        <source>Allowed networks</source>
        <translation>Redes permitidas</translation>
    </message>
    <message>
        <source>Refusals kept</source>
        <translation>Rechazos guardados</translation>
    </message>
    <message>
        <source>Account SID</source>
        <translation>SID de la cuenta</translation>
    </message>
    <message>
        <source>Auth token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>API key SID</source>
        <translation>SID de la clave API</translation>
    </message>
    <message>
        <source>API key secret</source>
        <translation>Secreto de la clave</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Región</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>Punto de acceso</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>URL base</translation>
    </message>
    <message>
        <source>Our number</source>
        <translation>Nuestro número</translation>
    </message>
    <message>
        <source>SMS number</source>
        <translation>Número de SMS</translation>
    </message>
    <message>
        <source>Workspace SID</source>
        <translation>SID del workspace</translation>
    </message>
    <message>
        <source>Workflow SID</source>
        <translation>SID del workflow</translation>
    </message>
    <message>
        <source>Transfer to</source>
        <translation>Transferir a</translation>
    </message>
    <message>
        <source>Record calls</source>
        <translation>Grabar llamadas</translation>
    </message>
    <message>
        <source>Longest message</source>
        <translation>Mensaje más largo</translation>
    </message>
    <message>
        <source>Longest by number</source>
        <translation>Máximo por número</translation>
    </message>
    <message>
        <source>Announce it</source>
        <translation>Avisar</translation>
    </message>
    <message>
        <source>Keep them here</source>
        <translation>Guardarlas aquí</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Canales</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Archivo más grande</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Transcripciones</translation>
    </message>
    <message>
        <source>Office manager</source>
        <translation>Jefatura de oficina</translation>
    </message>
    <message>
        <source>Clinical manager</source>
        <translation>Jefatura clínica</translation>
    </message>
    <message>
        <source>Administrator email</source>
        <translation>Correo del administrador</translation>
    </message>
    <message>
        <source>Mailgun domain</source>
        <translation>Dominio de Mailgun</translation>
    </message>
    <message>
        <source>Mailgun API key</source>
        <translation>Clave API de Mailgun</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Base de datos</translation>
    </message>
    <message>
        <source>Debug mode</source>
        <translation>Modo de depuración</translation>
    </message>
    <message>
        <source>Enter true or false.</source>
        <translation>Escriba true o false.</translation>
    </message>
    <message>
        <source>Enter a whole number, zero or more.</source>
        <translation>Escriba un número entero, cero o más.</translation>
    </message>
    <message>
        <source>Enter a port from 1 to 65535.</source>
        <translation>Escriba un puerto de 1 a 65535.</translation>
    </message>
    <message>
        <source>Enter numbers and seconds, such as %1.</source>
        <translation>Escriba números y segundos, como %1.</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>Elija uno de la lista.</translation>
    </message>
    <message>
        <source>Enter the full number, such as %1.</source>
        <translation>Escriba el número completo, como %1.</translation>
    </message>
    <message>
        <source>Enter %1 and 32 digits from 0 to f.</source>
        <translation>Escriba %1 y 32 dígitos de 0 a f.</translation>
    </message>
    <message>
        <source>Enter an address such as https://desk.example.org/callboard.</source>
        <translation>Escriba una dirección como https://desk.example.org/callboard.</translation>
    </message>
    <message>
        <source>Enter a time zone such as America/New_York.</source>
        <translation>Escriba una zona horaria como America/New_York.</translation>
    </message>
    <message>
        <source>Enter a time such as 04:00.</source>
        <translation>Escriba una hora como 04:00.</translation>
    </message>
    <message>
        <source>Enter an address of this computer, such as 127.0.0.1.</source>
        <translation>Escriba una dirección de este equipo, como 127.0.0.1.</translation>
    </message>
    <message>
        <source>Enter addresses or networks with commas between them, such as 10.0.0.0/8.</source>
        <translation>Escriba direcciones o redes separadas por comas, como 10.0.0.0/8.</translation>
    </message>
    <message>
        <source>Enter a name of small letters and digits, such as ie1.</source>
        <translation>Escriba un nombre de minúsculas y dígitos, como ie1.</translation>
    </message>
    <message>
        <source>Enter less than 4,096 characters.</source>
        <translation>Escriba menos de 4096 caracteres.</translation>
    </message>
    <message>
        <source>default</source>
        <comment>where a value comes from</comment>
        <translation>por defecto</translation>
    </message>
    <message>
        <source>practice</source>
        <comment>where a value comes from</comment>
        <translation>práctica</translation>
    </message>
    <message>
        <source>saved here</source>
        <comment>where a value comes from</comment>
        <translation>guardado aquí</translation>
    </message>
    <message>
        <source>Practice mode brings its own.</source>
        <translation>El modo de práctica trae el suyo.</translation>
    </message>
    <message>
        <source>The practice carrier makes WAV recordings alone.</source>
        <translation>El operador de práctica solo hace grabaciones WAV.</translation>
    </message>
    <message>
        <source>The environment variable %1 decides. Change it there.</source>
        <translation>Decide la variable de entorno %1. Cámbielo allí.</translation>
    </message>
    <message>
        <source>Not set. It goes into the system keyring or an encrypted file, never into the database.</source>
        <translation>Sin definir. Va al llavero del sistema o a un archivo cifrado, nunca a la base de datos.</translation>
    </message>
    <message>
        <source>Made for this practice.</source>
        <translation>Creado para esta práctica.</translation>
    </message>
    <message>
        <source>From the environment variable %1.</source>
        <translation>De la variable de entorno %1.</translation>
    </message>
    <message>
        <source>From the system credential %1.</source>
        <translation>De la credencial del sistema %1.</translation>
    </message>
    <message>
        <source>In the encrypted file since %1.</source>
        <translation>En el archivo cifrado desde el %1.</translation>
    </message>
    <message>
        <source>In the encrypted file.</source>
        <translation>En el archivo cifrado.</translation>
    </message>
    <message>
        <source>In the keyring.</source>
        <translation>En el llavero.</translation>
    </message>
    <message>
        <source>The one before is still valid.</source>
        <translation>El anterior sigue siendo válido.</translation>
    </message>
    <message>
        <source>practice mode brings its own.</source>
        <translation>el modo de práctica trae el suyo.</translation>
    </message>
    <message>
        <source>the environment variable %1 decides.</source>
        <translation>decide la variable de entorno %1.</translation>
    </message>
    <message>
        <source>the system credential %1 decides.</source>
        <translation>decide la credencial del sistema %1.</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secretos</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>The saved settings</source>
        <translation>Los ajustes guardados</translation>
    </message>
    <message>
        <source>%1 names %2, which is no setting.</source>
        <translation>%1 nombra %2, que no es un ajuste.</translation>
    </message>
    <message>
        <source>Look for a slip of the pen, or take the line out.</source>
        <translation>Busque una errata o quite la línea.</translation>
    </message>
    <message>
        <source>%1 holds the secret %2.</source>
        <translation>%1 contiene el secreto %2.</translation>
    </message>
    <message>
        <source>It was not read. Take it out there and enter it under Twilio account.</source>
        <translation>No se ha leído. Quítelo de allí e introdúzcalo en Cuenta de Twilio.</translation>
    </message>
    <message>
        <source>%1: this value of %2 cannot be used.</source>
        <translation>%1: este valor de %2 no se puede usar.</translation>
    </message>
    <message>
        <source>The weaker origin holds until it is mended.</source>
        <translation>Hasta que se corrija vale el origen inferior.</translation>
    </message>
    <message>
        <source>No account is set up.</source>
        <translation>No hay ninguna cuenta configurada.</translation>
    </message>
    <message>
        <source>Every webhook is refused until it is. Enter the account SID.</source>
        <translation>Hasta entonces se rechaza todo webhook. Introduzca el SID de la cuenta.</translation>
    </message>
    <message>
        <source>Our number is not set.</source>
        <translation>Falta nuestro número.</translation>
    </message>
    <message>
        <source>Calls out have no number to show. Enter one of the account&apos;s.</source>
        <translation>Las llamadas salientes no tienen número que mostrar. Introduzca uno de la cuenta.</translation>
    </message>
    <message>
        <source>Every setting can be read.</source>
        <translation>Se pueden leer todos los ajustes.</translation>
    </message>
    <message>
        <source>The auth token is there.</source>
        <translation>El token está disponible.</translation>
    </message>
    <message>
        <source>The auth token is there, and the one before while rotating.</source>
        <translation>El token está disponible, y también el anterior durante la rotación.</translation>
    </message>
    <message>
        <source>There is no auth token.</source>
        <translation>No hay token.</translation>
    </message>
    <message>
        <source>Signatures cannot be checked, so calls are refused. Enter the token.</source>
        <translation>No se pueden comprobar las firmas y se rechazan las llamadas. Introduzca el token.</translation>
    </message>
    <message>
        <source>The auth token does not look like one of Twilio&apos;s.</source>
        <translation>El token no parece de Twilio.</translation>
    </message>
    <message>
        <source>It has 32 digits from 0 to f. Copy it anew from the Twilio console.</source>
        <translation>Tiene 32 dígitos de 0 a f. Cópielo de nuevo de la consola de Twilio.</translation>
    </message>
    <message>
        <source>There is no auth token, and not every place for secrets can be opened.</source>
        <translation>No hay token, y no se pueden abrir todos los lugares de secretos.</translation>
    </message>
    <message>
        <source>Unlock the keyring, or set CALLBOARD_PASSPHRASE for the encrypted file.</source>
        <translation>Desbloquee el llavero o defina CALLBOARD_PASSPHRASE para el archivo cifrado.</translation>
    </message>
    <message>
        <source>Of the API key only one half is set.</source>
        <translation>Solo está definida la mitad de la clave API.</translation>
    </message>
    <message>
        <source>Its SID and its secret belong together.</source>
        <translation>El SID y el secreto van juntos.</translation>
    </message>
    <message>
        <source>The API key is there.</source>
        <translation>La clave API está disponible.</translation>
    </message>
    <message>
        <source>%1 is a trial account.</source>
        <translation>%1 es una cuenta de prueba.</translation>
    </message>
    <message>
        <source>It reaches verified numbers only, and says so before each call.</source>
        <translation>Solo alcanza números verificados, y lo dice antes de cada llamada.</translation>
    </message>
    <message>
        <source>%1 does not work at Twilio: %2.</source>
        <translation>%1 no funciona en Twilio: %2.</translation>
    </message>
    <message>
        <source>Ask Twilio. Calls do not arrive until it is active.</source>
        <translation>Consulte a Twilio. No entran llamadas hasta que esté activa.</translation>
    </message>
    <message>
        <source>Twilio refused the API key.</source>
        <translation>Twilio rechazó la clave API.</translation>
    </message>
    <message>
        <source>Calls still arrive. Hold, transfer and SMS are paused until it is replaced.</source>
        <translation>Las llamadas siguen entrando. Retener, transferir y los SMS quedan en pausa hasta que se cambie.</translation>
    </message>
    <message>
        <source>Twilio does not answer.</source>
        <translation>Twilio no responde.</translation>
    </message>
    <message>
        <source>Check the connection and the base URL, then check again.</source>
        <translation>Revise la conexión y la URL base y compruebe de nuevo.</translation>
    </message>
    <message>
        <source>Twilio was not asked yet.</source>
        <translation>Aún no se ha preguntado a Twilio.</translation>
    </message>
    <message>
        <source>It needs the account SID and a secret.</source>
        <translation>Hacen falta el SID de la cuenta y un secreto.</translation>
    </message>
    <message>
        <source>Twilio answers for %1.</source>
        <translation>Twilio responde por %1.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Aún no hay ninguna.</translation>
    </message>
    <message>
        <source>It is made at the first start.</source>
        <translation>Se crea en el primer arranque.</translation>
    </message>
    <message>
        <source>The database cannot be read.</source>
        <translation>No se puede leer la base de datos.</translation>
    </message>
    <message>
        <source>Bring back a backup copy, or ask for help with: %1</source>
        <translation>Recupere una copia o pida ayuda con: %1</translation>
    </message>
    <message>
        <source>This desk listens on %1.</source>
        <translation>Este puesto escucha en %1.</translation>
    </message>
    <message>
        <source>%1 is free.</source>
        <translation>%1 está libre.</translation>
    </message>
    <message>
        <source>The system does not allow %1.</source>
        <translation>El sistema no permite %1.</translation>
    </message>
    <message>
        <source>Take a port over 1023.</source>
        <translation>Elija un puerto mayor que 1023.</translation>
    </message>
    <message>
        <source>%1 is used by another program.</source>
        <translation>Otro programa usa %1.</translation>
    </message>
    <message>
        <source>End that program, or use another port.</source>
        <translation>Cierre ese programa o use otro puerto.</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>No se puede abrir %1.</translation>
    </message>
    <message>
        <source>Enter an address this computer has.</source>
        <translation>Escriba una dirección que tenga este equipo.</translation>
    </message>
    <message>
        <source>There is no public URL.</source>
        <translation>No hay URL pública.</translation>
    </message>
    <message>
        <source>Twilio cannot reach this desk from outside. Enter it.</source>
        <translation>Twilio no llega a este puesto desde fuera. Introdúzcala.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 no responde.</translation>
    </message>
    <message>
        <source>Start the tunnel or the proxy that leads here.</source>
        <translation>Inicie el túnel o el proxy que lleva aquí.</translation>
    </message>
    <message>
        <source>%1 answers, but not as Callboard does (%2).</source>
        <translation>%1 responde, pero no como Callboard (%2).</translation>
    </message>
    <message>
        <source>Look where it leads, and whether the path prefix is right.</source>
        <translation>Mire adónde lleva y si el prefijo de ruta es correcto.</translation>
    </message>
    <message>
        <source>%1 is not https.</source>
        <translation>%1 no es https.</translation>
    </message>
    <message>
        <source>What callers say crosses the network in the clear.</source>
        <translation>Lo que dice quien llama cruza la red sin cifrar.</translation>
    </message>
    <message>
        <source>%1 leads to this desk.</source>
        <translation>%1 lleva a este puesto.</translation>
    </message>
    <message>
        <source>The database opens, and its tables are of this version.</source>
        <translation>La base de datos se abre y sus tablas son de esta versión.</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers have a fallback at Twilio.</source>
        <translation>
            <numerusform>%n número tiene reserva en Twilio.</numerusform>
            <numerusform>%n números tienen reserva en Twilio.</numerusform>
        </translation>
    </message>
    <message>
        <source>No fallback at Twilio for %1.</source>
        <translation>Sin reserva en Twilio para %1.</translation>
    </message>
    <message>
        <source>When this desk is off, callers hear an error. Set the addresses.</source>
        <translation>Con este puesto apagado, quien llama oye un error. Defina las direcciones.</translation>
    </message>
    <message>
        <source>It is not known whether the numbers have one.</source>
        <translation>No se sabe si los números la tienen.</translation>
    </message>
    <message>
        <source>Twilio has to answer first.</source>
        <translation>Primero debe responder Twilio.</translation>
    </message>
    <message>
        <source>Calls are not recorded. Voicemail is.</source>
        <translation>Las llamadas no se graban. El buzón de voz, sí.</translation>
    </message>
    <message>
        <source>%1 cannot be written.</source>
        <translation>No se puede escribir en %1.</translation>
    </message>
    <message>
        <source>Recordings stay at Twilio. Give this user the right to write there.</source>
        <translation>Las grabaciones se quedan en Twilio. Dé a este usuario permiso de escritura.</translation>
    </message>
    <message>
        <source>Twilio cannot say when a recording is ready.</source>
        <translation>Twilio no puede avisar cuando una grabación está lista.</translation>
    </message>
    <message>
        <source>It needs the public URL.</source>
        <translation>Hace falta la URL pública.</translation>
    </message>
    <message>
        <source>The account holds %1.</source>
        <translation>La cuenta tiene %1.</translation>
    </message>
    <message>
        <source>Twilio stops recording and calls. Top it up in the Twilio console.</source>
        <translation>Twilio detiene grabaciones y llamadas. Recárguela en la consola de Twilio.</translation>
    </message>
    <message>
        <source>Nothing new is kept.</source>
        <translation>No se guarda nada nuevo.</translation>
    </message>
    <message>
        <source>%1 are free in %2.</source>
        <translation>Quedan %1 libres en %2.</translation>
    </message>
    <message>
        <source>A day with recordings may need more. Make room.</source>
        <translation>Un día con grabaciones puede necesitar más. Haga sitio.</translation>
    </message>
    <message>
        <source>Calls can be recorded and kept.</source>
        <translation>Las llamadas se pueden grabar y guardar.</translation>
    </message>
    <message>
        <source>good</source>
        <comment>a finding</comment>
        <translation>bien</translation>
    </message>
    <message>
        <source>warning</source>
        <comment>a finding</comment>
        <translation>aviso</translation>
    </message>
    <message>
        <source>missing or broken</source>
        <comment>a finding</comment>
        <translation>falta o está roto</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>Con fecha de</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Un número</translation>
    </message>
    <message>
        <source>A call in</source>
        <translation>Llamada entrante</translation>
    </message>
    <message>
        <source>A call out</source>
        <translation>Llamada saliente</translation>
    </message>
    <message>
        <source>An SMS in</source>
        <translation>SMS entrante</translation>
    </message>
    <message>
        <source>An SMS out</source>
        <translation>SMS saliente</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Almacenamiento</translation>
    </message>
    <message>
        <source>A transcript</source>
        <translation>Transcripción</translation>
    </message>
    <message>
        <source>Enter an amount such as %1.</source>
        <translation>Escriba un importe como %1.</translation>
    </message>
    <message>
        <source>Enter beginnings of numbers and prices, such as %1.</source>
        <translation>Escriba comienzos de números y precios, como %1.</translation>
    </message>
    <message>
        <source>Enter the three letters of a currency, such as %1.</source>
        <translation>Escriba las tres letras de una moneda, como %1.</translation>
    </message>
    <message>
        <source>Enter a date such as %1.</source>
        <translation>Escriba una fecha como %1.</translation>
    </message>
    <message>
        <source>Calls are kept for</source>
        <translation>Las llamadas se conservan</translation>
    </message>
    <message>
        <source>Recordings are kept for</source>
        <translation>Las grabaciones se conservan</translation>
    </message>
    <message>
        <source>Deleted at Twilio</source>
        <translation>Se borran en Twilio</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days are missing: the API key may not read them.</source>
        <translation>
            <numerusform>Falta %n grabación de los últimos 30 días: la clave API no puede leerla.</numerusform>
            <numerusform>Faltan %n grabaciones de los últimos 30 días: la clave API no puede leerlas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the key that right in the Twilio console, then press Fetch again at each message and call.</source>
        <translation>Dé ese permiso a la clave en la consola de Twilio y pulse Traer otra vez en cada mensaje y llamada.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days are missing: their address is none of Twilio&apos;s.</source>
        <translation>
            <numerusform>Falta %n grabación de los últimos 30 días: su dirección no es de Twilio.</numerusform>
            <numerusform>Faltan %n grabaciones de los últimos 30 días: su dirección no es de Twilio.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at region and edge of the account, then press Fetch again at each message and call.</source>
        <translation>Revise la región y el borde de la cuenta y pulse Traer otra vez en cada mensaje y llamada.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days are missing: the account is out of money or suspended.</source>
        <translation>
            <numerusform>Falta %n grabación de los últimos 30 días: la cuenta no tiene saldo o está suspendida.</numerusform>
            <numerusform>Faltan %n grabaciones de los últimos 30 días: la cuenta no tiene saldo o está suspendida.</numerusform>
        </translation>
    </message>
    <message>
        <source>Top it up in the Twilio console, then press Fetch again at each message and call.</source>
        <translation>Recárguela en la consola de Twilio y pulse Traer otra vez en cada mensaje y llamada.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings are not here yet: Twilio does not answer.</source>
        <translation>
            <numerusform>%n grabación aún no está aquí: Twilio no responde.</numerusform>
            <numerusform>%n grabaciones aún no están aquí: Twilio no responde.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are tried again by themselves for a while. After that, press Fetch again at each message and call.</source>
        <translation>Se intentan otra vez por sí solas durante un tiempo. Después, pulse Traer otra vez en cada mensaje y llamada.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days could not be encrypted or written here.</source>
        <translation>
            <numerusform>%n grabación de los últimos 30 días no se pudo cifrar o guardar aquí.</numerusform>
            <numerusform>%n grabaciones de los últimos 30 días no se pudieron cifrar o guardar aquí.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at the keyring and at the disk, then press Fetch again at each message and call.</source>
        <translation>Revise el llavero y el disco y pulse Traer otra vez en cada mensaje y llamada.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n recordings of the last 30 days Twilio has no sound.</source>
        <translation>
            <numerusform>De %n grabación de los últimos 30 días Twilio no tiene sonido.</numerusform>
            <numerusform>De %n grabaciones de los últimos 30 días Twilio no tiene sonido.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings of the last 30 days came damaged or too large.</source>
        <translation>
            <numerusform>%n grabación de los últimos 30 días llegó dañada o demasiado grande.</numerusform>
            <numerusform>%n grabaciones de los últimos 30 días llegaron dañadas o demasiado grandes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fallback URL</source>
        <translation>URL de reserva</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Como mucho</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Intentos</translation>
    </message>
    <message>
        <source>Tried again after</source>
        <translation>Se repite tras</translation>
    </message>
    <message>
        <source>Pause between</source>
        <translation>Pausa entre intentos</translation>
    </message>
    <message>
        <source>Enter an address such as https://handler.twilio.com/twiml/EH0123.</source>
        <translation>Escriba una dirección como https://handler.twilio.com/twiml/EH0123.</translation>
    </message>
    <message>
        <source>Twilio refused the auth token.</source>
        <translation>Twilio rechazó el token.</translation>
    </message>
    <message>
        <source>Calls are refused, as signatures cannot be checked. Enter the token.</source>
        <translation>Se rechazan las llamadas, porque no se pueden comprobar las firmas. Escriba el token.</translation>
    </message>
    <message>
        <source>Enter 0, or 2 days and more: the calls of the last day would come back from Twilio.</source>
        <translation>Escriba 0, o 2 días o más: las llamadas del último día volverían de Twilio.</translation>
    </message>
    <message>
        <source>Press Fetch again at each message and call. For what is too large, raise the limit first.</source>
        <translation>Pulse Traer otra vez en cada mensaje y llamada. Para lo que es demasiado grande, suba antes el límite.</translation>
    </message>
</context>
<context>
    <name>cb::ui::SidePane</name>
    <message>
        <source>Callback queue</source>
        <translation>Devoluciones de llamada</translation>
    </message>
    <message>
        <source>Callbacks come with a later version. Callers who left the queue are in History, under Missed.</source>
        <translation>Las devoluciones de llamada llegan con una versión posterior. Quienes dejaron la cola están en Historial, en Perdidas.</translation>
    </message>
</context>
<context>
    <name>cb::ui::SoundHandle</name>
    <message>
        <source>Drag it out of the window to keep a copy as a file.</source>
        <translation>Arrástrela fuera de la ventana para guardar una copia en un archivo.</translation>
    </message>
</context>
<context>
    <name>cb::ui::SoundMenu</name>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>There is no sound device.</source>
        <translation>No hay ningún dispositivo de sonido.</translation>
    </message>
    <message>
        <source>Standard: %1</source>
        <comment>sound device</comment>
        <translation>Predeterminada: %1</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>volume</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>All recordings equally loud</source>
        <translation>Todas las grabaciones al mismo volumen</translation>
    </message>
</context>
<context>
    <name>cb::ui::SoundSaving</name>
    <message>
        <source>Save the recording</source>
        <translation>Guardar la grabación</translation>
    </message>
    <message>
        <source>Sound (*%1)</source>
        <translation>Sonido (*%1)</translation>
    </message>
    <message>
        <source>The recording is saved</source>
        <translation>La grabación está guardada</translation>
    </message>
    <message>
        <source>The recording could not be saved there. It is still here; try another folder.</source>
        <translation>La grabación no se pudo guardar ahí. Sigue aquí; pruebe con otra carpeta.</translation>
    </message>
</context>
<context>
    <name>cb::ui::SoundWords</name>
    <message>
        <source>Twilio did not have the recording yet when it was last asked.</source>
        <translation>Twilio aún no tenía la grabación cuando se le preguntó por última vez.</translation>
    </message>
    <message>
        <source>Twilio has no sound of it.</source>
        <translation>Twilio no tiene su sonido.</translation>
    </message>
    <message>
        <source>Its file on this desk is lost, and Twilio does not have the recording any more. It cannot be brought back.</source>
        <translation>Su archivo en este escritorio se ha perdido, y Twilio ya no tiene la grabación. No se puede recuperar.</translation>
    </message>
    <message>
        <source>Twilio did not give the recording to this account&apos;s key. It is safe there; check the key in Settings.</source>
        <translation>Twilio no entregó la grabación a la clave de esta cuenta. Está a salvo allí; revise la clave en Ajustes.</translation>
    </message>
    <message>
        <source>The recording is said to be at an address that is not Twilio&apos;s. Nothing was fetched.</source>
        <translation>Se dice que la grabación está en una dirección que no es de Twilio. No se ha traído nada.</translation>
    </message>
    <message>
        <source>Twilio holds the recording back: the account is suspended or out of money.</source>
        <translation>Twilio retiene la grabación: la cuenta está suspendida o sin saldo.</translation>
    </message>
    <message>
        <source>Twilio could not be reached, time and again. The recording is safe there.</source>
        <translation>No se pudo contactar con Twilio, una y otra vez. La grabación está a salvo allí.</translation>
    </message>
    <message>
        <source>The key that recordings are encrypted with is missing, so this one cannot be opened. Check Settings, Health.</source>
        <translation>Falta la clave con que se cifran las grabaciones, así que esta no se puede abrir. Revise Ajustes, Estado.</translation>
    </message>
    <message>
        <source>The recording could not be written to this computer&apos;s disk. It is safe at Twilio.</source>
        <translation>La grabación no se pudo escribir en el disco de este equipo. Está a salvo en Twilio.</translation>
    </message>
    <message>
        <source>It could not be fetched from Twilio.</source>
        <translation>No se pudo traer de Twilio.</translation>
    </message>
    <message>
        <source>%1 kB %2</source>
        <comment>size, format</comment>
        <translation>%1 kB %2</translation>
    </message>
    <message>
        <source>%1 MB %2</source>
        <comment>size, format</comment>
        <translation>%1 MB %2</translation>
    </message>
    <message>
        <source>Twilio usually needs 5 to 10 s.</source>
        <translation>Twilio suele necesitar entre 5 y 10 s.</translation>
    </message>
    <message>
        <source>Twilio cannot be reached. The recording is safe there and is fetched as soon as it answers.</source>
        <translation>No se puede llegar a Twilio. La grabación está a salvo allí y se trae en cuanto responda.</translation>
    </message>
    <message>
        <source>The recording came, but it is damaged and cannot be played. Its original is at Twilio.</source>
        <translation>La grabación llegó, pero está dañada y no se puede oír. El original está en Twilio.</translation>
    </message>
    <message>
        <source>The recording is larger than this desk keeps. Its original is at Twilio; the limit is in Settings.</source>
        <translation>La grabación es mayor de lo que se guarda aquí. El original está en Twilio; el límite está en Ajustes.</translation>
    </message>
    <message>
        <source>The recording was removed when its time was over. What else is known is kept.</source>
        <translation>La grabación se eliminó al terminar su plazo. Lo demás que se sabe se conserva.</translation>
    </message>
    <message>
        <source>the recording is here.</source>
        <translation>la grabación está aquí.</translation>
    </message>
    <message>
        <source>the recording is on its way.</source>
        <translation>la grabación está en camino.</translation>
    </message>
    <message>
        <source>the recording was removed when its time was over.</source>
        <translation>la grabación se eliminó al terminar su plazo.</translation>
    </message>
    <message>
        <source>%1 It is tried again by itself.</source>
        <comment>what kept it away</comment>
        <translation>%1 Se intenta otra vez por sí solo.</translation>
    </message>
</context>
<context>
    <name>cb::ui::SpeakBox</name>
    <message>
        <source>Where the voice comes from</source>
        <translation>De dónde viene la voz</translation>
    </message>
    <message>
        <source>Speak it</source>
        <translation>Decirlo</translation>
    </message>
    <message>
        <source>Choose a WAV file</source>
        <translation>Elegir un archivo WAV</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Hablar</translation>
    </message>
    <message>
        <source>WAV</source>
        <comment>a sound file</comment>
        <translation>WAV</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micrófono</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>Qué decir</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>name of a sound, its length</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>call a number first.</source>
        <translation>primero llame a un número.</translation>
    </message>
    <message>
        <source>this computer has no microphone.</source>
        <translation>este ordenador no tiene micrófono.</translation>
    </message>
    <message>
        <source>choose a WAV file.</source>
        <translation>elija un archivo WAV.</translation>
    </message>
    <message>
        <source>Stop speaking</source>
        <translation>Dejar de hablar</translation>
    </message>
    <message>
        <source>Speak now</source>
        <translation>Hablar ahora</translation>
    </message>
    <message>
        <source>This computer has no microphone.</source>
        <translation>Este ordenador no tiene micrófono.</translation>
    </message>
    <message>
        <source>It goes on tape. A menu that listens for words does not understand it.</source>
        <translation>Se graba. Un menú que escucha palabras no lo entiende.</translation>
    </message>
    <message>
        <source>It goes on tape. For menus that listen for words, put them into a text file beside it.</source>
        <translation>Se graba. Para los menús que escuchan palabras, póngalas en un archivo de texto a su lado.</translation>
    </message>
    <message>
        <source>into the microphone</source>
        <translation>por el micrófono</translation>
    </message>
    <message>
        <source>Sound files (*.wav)</source>
        <translation>Archivos de sonido (*.wav)</translation>
    </message>
    <message>
        <source>This file is no WAV file that can be read: 16-bit PCM or mu-law.</source>
        <translation>Este archivo no es un WAV legible: PCM de 16 bits o ley mu.</translation>
    </message>
</context>
<context>
    <name>cb::ui::StatusPanel</name>
    <message>
        <source>Try again</source>
        <translation>Intentar otra vez</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Nothing has come in since the start.</source>
        <translation>No ha llegado nada desde el inicio.</translation>
    </message>
    <message>
        <source>Last requests</source>
        <translation>Últimas solicitudes</translation>
    </message>
    <message>
        <source>HH:mm:ss</source>
        <comment>time of day</comment>
        <translation>HH:mm:ss</translation>
    </message>
</context>
<context>
    <name>cb::ui::StatusSegment</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cb::ui::StatusStrip</name>
    <message>
        <source>Status of the desk</source>
        <translation>Estado del puesto</translation>
    </message>
    <message>
        <source>ddd d MMM, HH:mm</source>
        <comment>clock in the status strip</comment>
        <translation>ddd d MMM, HH:mm</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Práctica</translation>
    </message>
</context>
<context>
    <name>cb::ui::SwatchSample</name>
    <message>
        <source>window</source>
        <translation>ventana</translation>
    </message>
    <message>
        <source>surface</source>
        <translation>superficie</translation>
    </message>
    <message>
        <source>sunken</source>
        <translation>hundido</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>elevado</translation>
    </message>
    <message>
        <source>hover</source>
        <translation>puntero</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>elegido</translation>
    </message>
    <message>
        <source>line</source>
        <translation>línea</translation>
    </message>
    <message>
        <source>ink</source>
        <translation>tinta</translation>
    </message>
    <message>
        <source>ink 2</source>
        <translation>tinta 2</translation>
    </message>
    <message>
        <source>ink 3</source>
        <translation>tinta 3</translation>
    </message>
    <message>
        <source>accent</source>
        <translation>acento</translation>
    </message>
    <message>
        <source>green</source>
        <translation>verde</translation>
    </message>
    <message>
        <source>green fill</source>
        <translation>verde relleno</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>ámbar</translation>
    </message>
    <message>
        <source>amber fill</source>
        <translation>ámbar relleno</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rojo</translation>
    </message>
    <message>
        <source>red fill</source>
        <translation>rojo relleno</translation>
    </message>
    <message>
        <source>violet</source>
        <translation>violeta</translation>
    </message>
    <message>
        <source>violet fill</source>
        <translation>violeta relleno</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>turquesa</translation>
    </message>
    <message>
        <source>teal fill</source>
        <translation>turquesa relleno</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>gris</translation>
    </message>
</context>
<context>
    <name>cb::ui::TransferCard</name>
    <message>
        <source>Person, team or number</source>
        <translation>Persona, equipo o número</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Transfer %1</source>
        <translation>Transferir la llamada de %1</translation>
    </message>
    <message>
        <source>Who can be rung</source>
        <translation>A quién se puede llamar</translation>
    </message>
    <message>
        <source>Blind: you leave the call as soon as the other telephone rings.</source>
        <translation>A ciegas: usted deja la llamada en cuanto suena el otro teléfono.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>%1, team</source>
        <translation>%1, equipo</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>name, number</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>nobody is called that, and it is no number.</source>
        <translation>nadie se llama así y no es un número.</translation>
    </message>
</context>
<context>
    <name>cb::ui::TravelBox</name>
    <message>
        <source>Time travel</source>
        <translation>Viaje en el tiempo</translation>
    </message>
    <message>
        <source>Practice date and time</source>
        <translation>Fecha y hora de práctica</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy, HH:mm</source>
        <comment>date and time to be edited</comment>
        <translation>ddd d MMM yyyy, HH:mm</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>when the desk is closed</comment>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Holiday</source>
        <translation>Festivo</translation>
    </message>
    <message>
        <source>Shift −2 h</source>
        <translation>Turno −2 h</translation>
    </message>
    <message>
        <source>Hours, holidays and shifts act as if it were then. Going there ends the practice calls under way.</source>
        <translation>Horarios, festivos y turnos actúan como si fuera entonces. El viaje termina las llamadas de práctica en curso.</translation>
    </message>
    <message>
        <source>the desk never closes.</source>
        <translation>la centralita nunca cierra.</translation>
    </message>
    <message>
        <source>the opening hours name no holiday.</source>
        <translation>el horario no nombra ningún festivo.</translation>
    </message>
    <message>
        <source>shifts come with a later version.</source>
        <translation>los turnos llegarán en una versión posterior.</translation>
    </message>
</context>
<context>
    <name>cb::ui::TwilioSection</name>
    <message>
        <source>Twilio account</source>
        <translation>Cuenta de Twilio</translation>
    </message>
    <message>
        <source>Live check</source>
        <translation>Comprobación en vivo</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Not set yet</source>
        <translation>Sin definir</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>Clave API</translation>
    </message>
    <message>
        <source>The auth token is used</source>
        <translation>Se usa el token</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Números</translation>
    </message>
    <message>
        <source>The same number</source>
        <translation>El mismo número</translation>
    </message>
    <message>
        <source>Where it is reached</source>
        <translation>Dónde se alcanza</translation>
    </message>
    <message>
        <source>United States (us1)</source>
        <translation>Estados Unidos (us1)</translation>
    </message>
    <message>
        <source>Ireland (ie1)</source>
        <translation>Irlanda (ie1)</translation>
    </message>
    <message>
        <source>Australia (au1)</source>
        <translation>Australia (au1)</translation>
    </message>
    <message>
        <source>The nearest</source>
        <translation>El más cercano</translation>
    </message>
    <message>
        <source>TaskRouter</source>
        <translation>TaskRouter</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>Sin uso</translation>
    </message>
    <message>
        <source>Asking Twilio…</source>
        <translation>Preguntando a Twilio…</translation>
    </message>
    <message>
        <source>Checked just now</source>
        <translation>Comprobado ahora</translation>
    </message>
    <message>
        <source>Checked %1 ago</source>
        <translation>Comprobado hace %1</translation>
    </message>
    <message>
        <source>Twilio refused the API key</source>
        <translation>Twilio rechazó la clave API</translation>
    </message>
    <message>
        <source>Calls still arrive. Hold, transfer and SMS are paused until it is replaced.</source>
        <translation>Las llamadas siguen entrando. Retener, transferir y los SMS quedan en pausa hasta que se cambie.</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Cambiar la clave…</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Copiar detalles</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>The auth token is wrong</source>
        <translation>El token es incorrecto</translation>
    </message>
    <message>
        <source>Calls are being refused, as signatures cannot be checked. Callers hear the fallback.</source>
        <translation>Se rechazan las llamadas porque no se pueden comprobar las firmas. Quien llama oye la reserva.</translation>
    </message>
    <message>
        <source>Enter token…</source>
        <translation>Introducir el token…</translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation>Ver peticiones</translation>
    </message>
    <message>
        <source>No account is connected</source>
        <translation>No hay ninguna cuenta conectada</translation>
    </message>
    <message>
        <source>Enter the account SID and the auth token. You find both on the first page of the Twilio console.</source>
        <translation>Introduzca el SID de la cuenta y el token. Ambos están en la primera página de la consola de Twilio.</translation>
    </message>
    <message>
        <source>Twilio does not answer</source>
        <translation>Twilio no responde</translation>
    </message>
    <message>
        <source>Calls that are under way go on. Check the connection and the base URL, then check again.</source>
        <translation>Las llamadas en curso continúan. Revise la conexión y la URL base y compruebe de nuevo.</translation>
    </message>
    <message>
        <source>This is %1, another account.</source>
        <translation>Esta es %1, otra cuenta.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Calls do not arrive until it is active. Ask Twilio.</source>
        <translation>No entran llamadas hasta que esté activa. Consulte a Twilio.</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Top it up in the Twilio console.</source>
        <translation>Recárguelo en la consola de Twilio.</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>De prueba</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>It reaches verified numbers only.</source>
        <translation>Solo alcanza números verificados.</translation>
    </message>
    <message>
        <source>No, a full account</source>
        <translation>No, cuenta completa</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Verificados</translation>
    </message>
    <message>
        <source>No number yet</source>
        <translation>Ningún número aún</translation>
    </message>
    <message>
        <source>Verify one in the Twilio console.</source>
        <translation>Verifique uno en la consola de Twilio.</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n número</numerusform>
            <numerusform>%n números</numerusform>
        </translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ninguno aún</translation>
    </message>
    <message>
        <source>Buy one in the Twilio console.</source>
        <translation>Compre uno en la consola de Twilio.</translation>
    </message>
    <message>
        <source>good</source>
        <translation>bien</translation>
    </message>
    <message>
        <source>look at this</source>
        <translation>revíselo</translation>
    </message>
    <message>
        <source>This desk&apos;s own</source>
        <translation>La de este puesto</translation>
    </message>
    <message>
        <source>Answers callers when this desk does not: a TwiML Bin of the account, say. Numbers get it when their addresses are set.</source>
        <translation>Atiende a quien llama cuando este puesto no responde: un TwiML Bin de la cuenta, por ejemplo. Los números la reciben al fijar sus direcciones.</translation>
    </message>
    <message>
        <source>Calls out</source>
        <translation>Llamadas salientes</translation>
    </message>
    <message>
        <source>calls per second</source>
        <translation>llamadas por segundo</translation>
    </message>
    <message>
        <source>Twilio takes one, unless it has raised that for this account.</source>
        <translation>Twilio acepta una, salvo que lo haya ampliado para esta cuenta.</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>como máximo</translation>
    </message>
    <message>
        <source>Busy or no answer</source>
        <translation>Ocupado o sin respuesta</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>Busy, no answer or a failed connection</source>
        <translation>Ocupado, sin respuesta o conexión fallida</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>segundos</translation>
    </message>
</context>
<context>
    <name>cb::ui::VoicemailDelegate</name>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
</context>
<context>
    <name>cb::ui::VoicemailPage</name>
    <message>
        <source>Voicemail</source>
        <translation>Buzón de voz</translation>
    </message>
    <message>
        <source>Messages shown</source>
        <translation>Mensajes mostrados</translation>
    </message>
    <message>
        <source>New</source>
        <comment>tab: messages nobody has heard</comment>
        <translation>Nuevos</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Asignados a mí</translation>
    </message>
    <message>
        <source>All</source>
        <comment>tab: messages</comment>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Archived</source>
        <comment>tab: messages</comment>
        <translation>Archivados</translation>
    </message>
    <message>
        <source>Search callers and transcripts</source>
        <translation>Buscar en llamantes y transcripciones</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>handling messages needs the Operator role.</source>
        <translation>para tratar mensajes hace falta el rol Operador.</translation>
    </message>
    <message>
        <source>More about this message</source>
        <translation>Más sobre este mensaje</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Newest</source>
        <comment>order of messages</comment>
        <translation>Más nuevos</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Mensaje siguiente</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Mensaje anterior</translation>
    </message>
    <message>
        <source>First message</source>
        <translation>Primer mensaje</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>Último mensaje</translation>
    </message>
    <message>
        <source>Open the message</source>
        <translation>Abrir el mensaje</translation>
    </message>
    <message>
        <source>The last one came in %1 from %2.</source>
        <comment>today, 09:31; caller</comment>
        <translation>El último llegó %1 de %2.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Nada coincide con «%1»</translation>
    </message>
    <message>
        <source>Callers, telephone numbers and transcripts are looked through, in the tab chosen above.</source>
        <translation>Se busca en llamantes, números de teléfono y transcripciones, en la pestaña elegida arriba.</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Borrar la búsqueda</translation>
    </message>
    <message>
        <source>All caught up</source>
        <translation>Todo al día</translation>
    </message>
    <message>
        <source>No new voicemail.</source>
        <translation>No hay mensajes de voz nuevos.</translation>
    </message>
    <message>
        <source>No new voicemail. %1</source>
        <translation>No hay mensajes de voz nuevos. %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todos</translation>
    </message>
    <message>
        <source>Nothing is assigned to you</source>
        <translation>No tiene nada asignado</translation>
    </message>
    <message>
        <source>Messages that somebody gives you are listed here.</source>
        <translation>Aquí aparecen los mensajes que alguien le asigne.</translation>
    </message>
    <message>
        <source>Nothing is archived</source>
        <translation>No hay nada archivado</translation>
    </message>
    <message>
        <source>Archive a message with E when it is done. It can be found here until its time is over.</source>
        <translation>Archive un mensaje con E cuando esté resuelto. Se encuentra aquí hasta que venza su plazo.</translation>
    </message>
    <message>
        <source>No voicemail</source>
        <translation>No hay mensajes de voz</translation>
    </message>
    <message>
        <source>Messages show up here a moment after a caller left one.</source>
        <translation>Los mensajes aparecen aquí un momento después de que alguien los deje.</translation>
    </message>
    <message>
        <source>Oldest</source>
        <comment>order of messages</comment>
        <translation>Más antiguos</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Primero los más nuevos</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Primero los más antiguos</translation>
    </message>
    <message>
        <source>Nothing in “%1”</source>
        <translation>Nada en «%1»</translation>
    </message>
    <message>
        <source>Messages of other mailboxes are not shown.</source>
        <translation>Los mensajes de otros buzones no se muestran.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>order, mailbox</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cb::ui::VoicemailRows</name>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
</context>
<context>
    <name>cb::ui::VoicemailWords</name>
    <message>
        <source>HH:mm</source>
        <comment>time of day</comment>
        <translation>HH:mm</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>The transcript is on its way</source>
        <translation>La transcripción está en camino</translation>
    </message>
    <message>
        <source>The transcript was not observed</source>
        <translation>La transcripción no se observó</translation>
    </message>
    <message>
        <source>No transcript</source>
        <translation>Sin transcripción</translation>
    </message>
    <message>
        <source>No transcript (%1)</source>
        <comment>language</comment>
        <translation>Sin transcripción (%1)</translation>
    </message>
    <message>
        <source>%1 min late</source>
        <translation>%1 min tarde</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>desde %1</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>en %1 min</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <comment>time</comment>
        <translation>Hoy, %1</translation>
    </message>
    <message>
        <source>Yesterday, %1</source>
        <comment>time</comment>
        <translation>Ayer, %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>today, %1</source>
        <comment>time</comment>
        <translation>hoy, %1</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañado</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>new</source>
        <comment>message</comment>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>marcado</translation>
    </message>
    <message>
        <source>is leaving this list</source>
        <comment>message</comment>
        <translation>está saliendo de esta lista</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>message, transcript</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Voicemail %1 %2</source>
        <comment>file name: date and time, caller</comment>
        <translation>Mensaje de voz %1 %2</translation>
    </message>
    <message>
        <source>English</source>
        <comment>language</comment>
        <translation>inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <comment>language</comment>
        <translation>español</translation>
    </message>
</context>
<context>
    <name>cb::ui::WaveformView</name>
    <message>
        <source>Position</source>
        <translation>Posición</translation>
    </message>
</context>
<context>
    <name>cb::ui::WorkspaceSection</name>
    <message>
        <source>Workspace</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organización</translation>
    </message>
    <message>
        <source>Callers hear it where a flow says it.</source>
        <translation>Quien llama la oye donde un flujo la dice.</translation>
    </message>
    <message>
        <source>Two letters, such as US: how numbers without a country are read.</source>
        <translation>Dos letras, como US: cómo se leen los números sin país.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>As this computer has it</source>
        <translation>La de este equipo</translation>
    </message>
    <message>
        <source>A night shift counts for the day it began.</source>
        <translation>Un turno de noche cuenta para el día en que empezó.</translation>
    </message>
    <message>
        <source>Managers</source>
        <translation>Jefaturas</translation>
    </message>
    <message>
        <source>Not set yet</source>
        <translation>Sin definir</translation>
    </message>
</context>
<context>
    <name>cb::ui::HistorySaving</name>
    <message>
        <source>Save the listed calls</source>
        <translation>Guardar las llamadas de la lista</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabla (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) saved</source>
        <translation>
            <numerusform>%n llamada guardada</numerusform>
            <numerusform>%n llamadas guardadas</numerusform>
        </translation>
    </message>
    <message>
        <source>The calls could not be saved there. Try another folder.</source>
        <translation>Las llamadas no se han podido guardar ahí. Pruebe en otra carpeta.</translation>
    </message>
    <message>
        <source>Calls %1</source>
        <comment>file name: date</comment>
        <translation>Llamadas %1</translation>
    </message>
</context>
<context>
    <name>cb::ui::CallAnnouncer</name>
    <message>
        <source>News</source>
        <translation>Novedades</translation>
    </message>
    <message>
        <source>Incoming call: %1</source>
        <translation>Llamada entrante: %1</translation>
    </message>
</context>
<context>
    <name>cb::ui::OutboxList</name>
    <message>
        <source>On its way out</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Nothing waits. All that was asked of Twilio has gone out.</source>
        <translation>Nada espera. Todo lo que se pidió a Twilio ha salido.</translation>
    </message>
</context>
<context>
    <name>cb::ui::OutgoingRow</name>
    <message>
        <source>It arrived</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar otra vez</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>No enviar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>button, what it is about</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cb::ui::OutgoingWords</name>
    <message>
        <source>Twilio was busy and did nothing. It is tried again now.</source>
        <translation>Twilio estaba ocupado y no hizo nada. Se intenta otra vez ahora.</translation>
    </message>
    <message>
        <source>Twilio was busy and did nothing. It is tried again in about %1.</source>
        <translation>Twilio estaba ocupado y no hizo nada. Se intenta otra vez en unos %1.</translation>
    </message>
    <message>
        <source>Twilio refused the key and did nothing. It is tried again now.</source>
        <translation>Twilio rechazó la clave y no hizo nada. Se intenta otra vez ahora.</translation>
    </message>
    <message>
        <source>Twilio refused the key and did nothing. It is tried again in about %1.</source>
        <translation>Twilio rechazó la clave y no hizo nada. Se intenta otra vez en unos %1.</translation>
    </message>
    <message>
        <source>The last try brought nothing. It is tried again now.</source>
        <translation>El último intento no logró nada. Se intenta otra vez ahora.</translation>
    </message>
    <message>
        <source>The last try brought nothing. It is tried again in about %1.</source>
        <translation>El último intento no logró nada. Se intenta otra vez en unos %1.</translation>
    </message>
    <message>
        <source>It goes out next.</source>
        <translation>Es lo siguiente en salir.</translation>
    </message>
    <message>
        <source>It waits for its turn and goes out in about %1.</source>
        <translation>Espera su turno y sale en unos %1.</translation>
    </message>
    <message>
        <source>It is planned and goes out in about %1.</source>
        <translation>Está previsto y sale en unos %1.</translation>
    </message>
    <message>
        <source>an unknown number</source>
        <translation>un número desconocido</translation>
    </message>
    <message>
        <source>Call to %1</source>
        <translation>Llamada a %1</translation>
    </message>
    <message>
        <source>Call to %1, %2 is rung first</source>
        <comment>number, name</comment>
        <translation>Llamada a %1, primero suena el teléfono de %2</translation>
    </message>
    <message>
        <source>Hang up the call with %1</source>
        <translation>Colgar la llamada con %1</translation>
    </message>
    <message>
        <source>Pass on the call with %1</source>
        <translation>Pasar la llamada con %1</translation>
    </message>
    <message>
        <source>Record the call with %1</source>
        <translation>Grabar la llamada con %1</translation>
    </message>
    <message>
        <source>Pause the recording of the call with %1</source>
        <translation>Pausar la grabación de la llamada con %1</translation>
    </message>
    <message>
        <source>Go on recording the call with %1</source>
        <translation>Seguir grabando la llamada con %1</translation>
    </message>
    <message>
        <source>Stop recording the call with %1</source>
        <translation>Dejar de grabar la llamada con %1</translation>
    </message>
    <message>
        <source>Remove Twilio&apos;s recording of the call with %1</source>
        <translation>Borrar en Twilio la grabación de la llamada con %1</translation>
    </message>
    <message>
        <source>Fetch the recording of the call with %1</source>
        <translation>Traer la grabación de la llamada con %1</translation>
    </message>
    <message>
        <source>Read how %1 is set at Twilio</source>
        <translation>Leer cómo está configurado %1 en Twilio</translation>
    </message>
    <message>
        <source>Set the addresses of %1 at Twilio</source>
        <translation>Configurar las direcciones de %1 en Twilio</translation>
    </message>
    <message>
        <source>A request (%1)</source>
        <comment>its technical name</comment>
        <translation>Una solicitud (%1)</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Usted decide</translation>
    </message>
    <message>
        <source>Unclear</source>
        <translation>Incierto</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Too late</source>
        <translation>Demasiado tarde</translation>
    </message>
    <message>
        <source>Twilio&apos;s answer was lost, so the call may have been made. Callboard does not make it again by itself. If it rang, press It arrived; if not, Send again.</source>
        <translation>La respuesta de Twilio se perdió, así que la llamada quizá se hizo. Callboard no la repite por sí solo. Si sonó, pulse Llegó; si no, Enviar otra vez.</translation>
    </message>
    <message>
        <source>Twilio&apos;s answer was lost, so this may have been done. Callboard does not repeat it by itself. If it was done, press It arrived; if not, Send again.</source>
        <translation>La respuesta de Twilio se perdió, así que quizá se hizo. Callboard no lo repite por sí solo. Si se hizo, pulse Llegó; si no, Enviar otra vez.</translation>
    </message>
    <message>
        <source>Twilio&apos;s answer was lost. Callboard is asking Twilio whether it was done.</source>
        <translation>La respuesta de Twilio se perdió. Callboard está preguntando a Twilio si se hizo.</translation>
    </message>
    <message>
        <source>Twilio&apos;s answer was lost. In %1 Callboard asks Twilio whether it was done.</source>
        <translation>La respuesta de Twilio se perdió. En %1 Callboard pregunta a Twilio si se hizo.</translation>
    </message>
    <message>
        <source>It is on its way; the answer has not come yet.</source>
        <translation>Está en camino; la respuesta aún no ha llegado.</translation>
    </message>
    <message>
        <source>Twilio refused it (%1). Nothing was done, and it is not tried again.</source>
        <translation>Twilio lo rechazó (%1). No se hizo nada y no se intenta otra vez.</translation>
    </message>
    <message>
        <source>It could not be done, and it is not tried again.</source>
        <translation>No se pudo hacer y no se intenta otra vez.</translation>
    </message>
    <message>
        <source>It could not go out in time, so it was not sent. It is not tried again.</source>
        <translation>No pudo salir a tiempo, así que no se envió. No se intenta otra vez.</translation>
    </message>
</context>
<context>
    <name>cb::ui::NumberCard</name>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>New number</source>
        <translation>Número nuevo</translation>
    </message>
    <message>
        <source>One of the numbers of the Twilio account.</source>
        <translation>Uno de los números de la cuenta de Twilio.</translation>
    </message>
    <message>
        <source>As it is called at this desk, such as Main line.</source>
        <translation>Como se llama en este puesto, por ejemplo Línea principal.</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Flujo</translation>
    </message>
    <message>
        <source>What answers its calls, from the next one on.</source>
        <translation>Lo que atiende sus llamadas, desde la próxima.</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Buzón</translation>
    </message>
    <message>
        <source>Where its messages go, unless the flow names another.</source>
        <translation>Adónde van sus mensajes, si el flujo no nombra otro.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>the flows are being read.</source>
        <translation>se están leyendo los flujos.</translation>
    </message>
    <message>
        <source>General mailbox</source>
        <translation>Buzón general</translation>
    </message>
    <message>
        <source>Enter the full number, such as %1.</source>
        <translation>Escriba el número completo, como %1.</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>Escriba el nombre.</translation>
    </message>
</context>
<context>
    <name>cb::ui::RoleWords</name>
    <message>
        <source>Viewer</source>
        <comment>role</comment>
        <translation>Observador/a</translation>
    </message>
    <message>
        <source>Operator</source>
        <comment>role</comment>
        <translation>Operador/a</translation>
    </message>
    <message>
        <source>Manager</source>
        <comment>role</comment>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <comment>role</comment>
        <translation>Supervisor/a</translation>
    </message>
    <message>
        <source>Designer</source>
        <comment>role</comment>
        <translation>Diseñador/a</translation>
    </message>
    <message>
        <source>Administrator</source>
        <comment>role</comment>
        <translation>Administrador/a</translation>
    </message>
</context>
<context>
    <name>cb::ui::SignInCard</name>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Somebody new…</source>
        <translation>Alguien nuevo…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Who sits here?</source>
        <translation>¿Quién está aquí?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Quién trabaja aquí</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>It rings first when you call somebody.</source>
        <translation>Suena primero cuando usted llama a alguien.</translation>
    </message>
    <message>
        <source>no telephone</source>
        <translation>sin teléfono</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>name, role, telephone</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>%1, signed in</source>
        <translation>%1, ha entrado</translation>
    </message>
    <message>
        <source>Nobody works at this desk yet. The first one administers it.</source>
        <translation>Todavía nadie trabaja en este puesto. La primera persona lo administra.</translation>
    </message>
    <message>
        <source>They can sign in at every desk of this database from now on.</source>
        <translation>Desde ahora puede entrar en cada puesto de esta base de datos.</translation>
    </message>
    <message>
        <source>There is no password: whoever can open this data folder may choose. What is done from now on is kept under this name.</source>
        <translation>No hay contraseña: quien puede abrir esta carpeta de datos puede elegir. Lo que se haga desde ahora queda a este nombre.</translation>
    </message>
    <message>
        <source>it needs the Administrator role.</source>
        <translation>hace falta el rol de administrador.</translation>
    </message>
    <message>
        <source>nobody is there to choose.</source>
        <translation>no hay nadie a quien elegir.</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>Escriba el nombre.</translation>
    </message>
    <message>
        <source>Enter the full number, such as %1.</source>
        <translation>Escriba el número completo, como %1.</translation>
    </message>
    <message>
        <source>Somebody else has this number.</source>
        <translation>Otra persona tiene este número.</translation>
    </message>
</context>
<context>
    <name>cb::ui::MessageActions</name>
    <message>
        <source>Call back</source>
        <translation>Devolver llamada</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Asignar</translation>
    </message>
    <message>
        <source>Email again</source>
        <translation>Enviar otra vez</translation>
    </message>
    <message>
        <source>Text</source>
        <comment>button: write an SMS</comment>
        <translation>SMS</translation>
    </message>
    <message>
        <source>email comes with a later version.</source>
        <translation>el correo llega con una versión posterior.</translation>
    </message>
    <message>
        <source>text messages come with a later version.</source>
        <translation>los SMS llegan con una versión posterior.</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Marcar como nuevo</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivar</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Due…</source>
        <translation>Plazo…</translation>
    </message>
    <message>
        <source>Fetch again</source>
        <translation>Traer otra vez</translation>
    </message>
    <message>
        <source>Save the recording…</source>
        <translation>Guardar la grabación…</translation>
    </message>
    <message>
        <source>Block the caller</source>
        <translation>Bloquear al llamante</translation>
    </message>
    <message>
        <source>Copy the recording&apos;s SID</source>
        <translation>Copiar el SID de la grabación</translation>
    </message>
    <message>
        <source>this needs the Operator role.</source>
        <translation>para esto hace falta el rol Operador.</translation>
    </message>
    <message>
        <source>the caller withheld the number.</source>
        <translation>quien llamó ocultó el número.</translation>
    </message>
    <message>
        <source>calling out is not possible from here.</source>
        <translation>desde aquí no se puede llamar.</translation>
    </message>
    <message>
        <source>Mark heard</source>
        <translation>Marcar como oído</translation>
    </message>
    <message>
        <source>Back to the inbox</source>
        <translation>De vuelta a la bandeja</translation>
    </message>
    <message>
        <source>Take the flag away</source>
        <translation>Quitar la marca</translation>
    </message>
    <message>
        <source>Flag: keep it</source>
        <translation>Marcar para guardarlo</translation>
    </message>
    <message>
        <source>this number is blocked already.</source>
        <translation>este número ya está bloqueado.</translation>
    </message>
    <message>
        <source>the recording is not here.</source>
        <translation>la grabación no está aquí.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Marked as heard</source>
        <translation>Marcado como oído</translation>
    </message>
    <message>
        <source>Marked as new</source>
        <translation>Marcado como nuevo</translation>
    </message>
    <message>
        <source>%1 is back in the inbox</source>
        <comment>caller</comment>
        <translation>%1 está de vuelta en la bandeja</translation>
    </message>
    <message>
        <source>%1 is archived</source>
        <comment>caller</comment>
        <translation>%1 está archivado</translation>
    </message>
    <message>
        <source>Flagged: it is kept until the flag is taken away</source>
        <translation>Marcado: se guarda hasta que se quite la marca</translation>
    </message>
    <message>
        <source>The flag is gone</source>
        <translation>La marca se ha quitado</translation>
    </message>
    <message>
        <source>Your telephone rings first. Press 1 there to be joined with %1.</source>
        <translation>Primero suena su teléfono. Pulse 1 allí para hablar con %1.</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Asignado a %1</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Sin asignar</translation>
    </message>
    <message>
        <source>Me (%1)</source>
        <translation>Yo (%1)</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Due %1</source>
        <comment>when</comment>
        <translation>Plazo: %1</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Sin plazo</translation>
    </message>
    <message>
        <source>In 15 minutes</source>
        <translation>En 15 minutos</translation>
    </message>
    <message>
        <source>In 30 minutes</source>
        <translation>En 30 minutos</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>En una hora</translation>
    </message>
    <message>
        <source>Today, 17:00</source>
        <translation>Hoy, 17:00</translation>
    </message>
    <message>
        <source>Tomorrow, 09:00</source>
        <translation>Mañana, 09:00</translation>
    </message>
    <message>
        <source>No time</source>
        <translation>Sin plazo</translation>
    </message>
    <message>
        <source>Tagged “%1”</source>
        <translation>Etiquetado «%1»</translation>
    </message>
    <message>
        <source>The tag “%1” is removed</source>
        <translation>La etiqueta «%1» se ha quitado</translation>
    </message>
    <message>
        <source>The note is kept</source>
        <translation>La nota está guardada</translation>
    </message>
    <message>
        <source>%1 is blocked</source>
        <translation>%1 está bloqueado</translation>
    </message>
    <message>
        <source>The SID is copied</source>
        <translation>El SID está copiado</translation>
    </message>
    <message>
        <source>The recording is being fetched</source>
        <translation>Se está trayendo la grabación</translation>
    </message>
</context>
</TS>
